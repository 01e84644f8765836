package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.identity.ServiceProviderService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Other clouds that take the word of this one. */
@Path("v3/OS-FEDERATION/service_providers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ServiceProvidersResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    ServiceProviderService providers;

    @PUT
    @Path("{id}")
    @Policy("identity:create_service_provider")
    public Response create(@PathParam("id") String id, JsonBody body) {
        var made = providers.create(
                current.context(),
                FederationBody.newId(id, "service_provider.id"),
                FederationBody.serviceProvider(IdentityBody.envelope(body, "service_provider"), true));
        return Response.status(Response.Status.CREATED)
                .entity(Map.of("service_provider", json().serviceProvider(made)))
                .build();
    }

    @GET
    @Policy("identity:list_service_providers")
    public Map<String, Object> list(@QueryParam("id") String id, @QueryParam("enabled") String enabled) {
        FederationJson json = json();
        List<Map<String, Object>> items = providers.list(current.context(), id, IdentityBody.flag(enabled)).stream()
                .map(json::serviceProvider)
                .toList();
        return IdentityList.of("service_providers", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_service_provider")
    public Map<String, Object> get(@PathParam("id") String id) {
        return Map.of("service_provider", json().serviceProvider(providers.get(current.context(), id)));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_service_provider")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return Map.of(
                "service_provider",
                json().serviceProvider(providers.update(
                        current.context(),
                        id,
                        FederationBody.serviceProvider(IdentityBody.envelope(body, "service_provider"), false))));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_service_provider")
    public void delete(@PathParam("id") String id) {
        providers.delete(current.context(), id);
    }

    private FederationJson json() {
        return new FederationJson(current.baseUrl());
    }
}
