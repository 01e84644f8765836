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
import org.ustack.identity.IdentityProviderService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Those whose word on who somebody is counts here. */
@Path("v3/OS-FEDERATION/identity_providers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IdentityProvidersResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    IdentityProviderService providers;

    @PUT
    @Path("{id}")
    @Policy("identity:create_identity_provider")
    public Response create(@PathParam("id") String id, JsonBody body) {
        var made = providers.create(
                current.context(),
                FederationBody.newId(id, "identity_provider.id"),
                FederationBody.provider(IdentityBody.envelope(body, "identity_provider"), true));
        return Response.status(Response.Status.CREATED)
                .entity(Map.of("identity_provider", json().provider(made)))
                .build();
    }

    @GET
    @Policy("identity:list_identity_providers")
    public Map<String, Object> list(@QueryParam("id") String id, @QueryParam("enabled") String enabled) {
        FederationJson json = json();
        List<Map<String, Object>> items = providers.list(current.context(), id, IdentityBody.flag(enabled)).stream()
                .map(json::provider)
                .toList();
        return IdentityList.of("identity_providers", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_identity_provider")
    public Map<String, Object> get(@PathParam("id") String id) {
        return Map.of("identity_provider", json().provider(providers.get(current.context(), id)));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_identity_provider")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return Map.of(
                "identity_provider",
                json().provider(providers.update(
                        current.context(),
                        id,
                        FederationBody.provider(IdentityBody.envelope(body, "identity_provider"), false))));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_identity_provider")
    public void delete(@PathParam("id") String id) {
        providers.delete(current.context(), id);
    }

    private FederationJson json() {
        return new FederationJson(current.baseUrl());
    }
}
