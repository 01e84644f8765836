package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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
import java.util.Set;
import org.ustack.identity.CatalogService;
import org.ustack.identity.ServiceDraft;
import org.ustack.identity.ServiceView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Services of the catalog. */
@Path("v3/services")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ServicesResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    CatalogService catalog;

    private static final Set<String> KNOWN = Set.of("id", "type", "name", "description", "enabled", "links");

    private static ServiceDraft draft(JsonBody body, boolean create) {
        return new ServiceDraft(
                create ? body.requiredText("type", 1, 255) : body.text("type", 1, 255),
                body.text("name", 0, 255),
                body.text("description", 0, IdentityBody.TEXT_MAX),
                IdentityBody.bool(body, "enabled"),
                IdentityBody.extra(body, KNOWN));
    }

    @POST
    @Policy("identity:create_service")
    public Response create(JsonBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(json(
                        catalog.createService(current.context(), draft(IdentityBody.envelope(body, "service"), true))))
                .build();
    }

    @GET
    @Policy("identity:list_services")
    public Map<String, Object> list(@QueryParam("type") String type, @QueryParam("name") String name) {
        IdentityJson json = json();
        List<Map<String, Object>> items = catalog.services(current.context(), type, name).stream()
                .map(json::service)
                .toList();
        return IdentityList.of("services", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_service")
    public Map<String, Object> get(@PathParam("id") String id) {
        return json(catalog.service(current.context(), id));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_service")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return json(catalog.updateService(current.context(), id, draft(IdentityBody.envelope(body, "service"), false)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_service")
    public void delete(@PathParam("id") String id) {
        catalog.deleteService(current.context(), id);
    }

    private Map<String, Object> json(ServiceView view) {
        return Map.of("service", json().service(view));
    }

    private IdentityJson json() {
        return new IdentityJson(current.baseUrl());
    }
}
