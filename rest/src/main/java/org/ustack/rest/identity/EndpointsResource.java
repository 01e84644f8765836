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
import org.ustack.identity.EndpointDraft;
import org.ustack.identity.EndpointView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Endpoints of the catalog. */
@Path("v3/endpoints")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EndpointsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    CatalogService catalog;

    private static final Set<String> KNOWN =
            Set.of("id", "service_id", "region", "region_id", "interface", "url", "enabled", "links");
    private static final Set<String> FACES = Set.of("public", "internal", "admin");

    private static EndpointDraft draft(JsonBody body, boolean create) {
        String face = create ? body.requiredText("interface", 1, 8) : body.text("interface", 1, 8);
        if (face != null && !FACES.contains(face)) {
            throw body.invalid("interface", "'" + face + "' is not one of ['admin', 'internal', 'public']");
        }
        String region = body.has("region_id") ? "region_id" : "region";
        return new EndpointDraft(
                create ? body.requiredText("service_id", 1, 64) : body.text("service_id", 1, 64),
                IdentityBody.clearable(body, region, 255),
                face,
                create
                        ? body.requiredText("url", 1, IdentityBody.TEXT_MAX)
                        : body.text("url", 1, IdentityBody.TEXT_MAX),
                IdentityBody.bool(body, "enabled"),
                IdentityBody.extra(body, KNOWN));
    }

    @POST
    @Policy("identity:create_endpoint")
    public Response create(JsonBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(json(catalog.createEndpoint(
                        current.context(), draft(IdentityBody.envelope(body, "endpoint"), true))))
                .build();
    }

    @GET
    @Policy("identity:list_endpoints")
    public Map<String, Object> list(
            @QueryParam("interface") String face,
            @QueryParam("service_id") String serviceId,
            @QueryParam("region_id") String regionId) {
        IdentityJson json = json();
        List<Map<String, Object>> items = catalog.endpoints(current.context(), face, serviceId, regionId).stream()
                .map(json::endpoint)
                .toList();
        return IdentityList.of("endpoints", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_endpoint")
    public Map<String, Object> get(@PathParam("id") String id) {
        return json(catalog.endpoint(current.context(), id));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_endpoint")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return json(
                catalog.updateEndpoint(current.context(), id, draft(IdentityBody.envelope(body, "endpoint"), false)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_endpoint")
    public void delete(@PathParam("id") String id) {
        catalog.deleteEndpoint(current.context(), id);
    }

    private Map<String, Object> json(EndpointView view) {
        return Map.of("endpoint", json().endpoint(view));
    }

    private IdentityJson json() {
        return new IdentityJson(current.baseUrl());
    }
}
