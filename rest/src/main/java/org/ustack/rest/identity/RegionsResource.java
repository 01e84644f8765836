package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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
import java.util.Set;
import org.ustack.identity.CatalogService;
import org.ustack.identity.RegionDraft;
import org.ustack.identity.RegionView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Regions of the catalog. */
@Path("v3/regions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RegionsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    CatalogService catalog;

    private static final Set<String> KNOWN = Set.of("id", "parent_region_id", "description", "links");

    private static RegionDraft draft(JsonBody body, boolean create) {
        return draft(body, create ? body.text("id", 0, 255) : null);
    }

    private static RegionDraft draft(JsonBody body, String id) {
        return new RegionDraft(
                id,
                IdentityBody.clearable(body, "parent_region_id", 255),
                body.text("description", 0, IdentityBody.TEXT_MAX),
                IdentityBody.extra(body, KNOWN));
    }

    @POST
    @Policy("identity:create_region")
    public Response create(JsonBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(json(
                        catalog.createRegion(current.context(), draft(IdentityBody.envelope(body, "region"), true))))
                .build();
    }

    @GET
    @Policy("identity:list_regions")
    public Map<String, Object> list(@QueryParam("parent_region_id") String parentId) {
        IdentityJson json = json();
        List<Map<String, Object>> items = catalog.regions(current.context(), parentId).stream()
                .map(json::region)
                .toList();
        return IdentityList.of("regions", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_region")
    public Map<String, Object> get(@PathParam("id") String id) {
        return json(catalog.region(current.context(), id));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_region")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return json(catalog.updateRegion(current.context(), id, draft(IdentityBody.envelope(body, "region"), false)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_region")
    public void delete(@PathParam("id") String id) {
        catalog.deleteRegion(current.context(), id);
    }

    /** Creates under the id of the path. */
    @PUT
    @Path("{id}")
    @Policy("identity:create_region")
    public Response put(@PathParam("id") String id, JsonBody body) {
        JsonBody region = IdentityBody.envelope(body, "region");
        RegionView made = catalog.createRegion(current.context(), draft(region, id));
        return Response.status(Response.Status.CREATED).entity(json(made)).build();
    }

    private Map<String, Object> json(RegionView view) {
        return Map.of("region", json().region(view));
    }

    private IdentityJson json() {
        return new IdentityJson(current.baseUrl());
    }
}
