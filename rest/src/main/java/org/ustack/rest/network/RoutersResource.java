package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.network.RouterDraft;
import org.ustack.network.RouterService;
import org.ustack.network.RouterView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

@Path("v2.0/routers")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class RoutersResource {

    @Inject
    RouterService service;

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_router")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                "routers", service.list(current.context(), Lists.listing(uri)), this::json, uri, current.baseUrl());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("create_router")
    public Response create(JsonBody body) {
        List<RouterDraft> drafts = Bodies.drafts(body, "router", "routers", RouterJson::draft);
        List<Map<String, Object>> made = service.create(current.context(), drafts).stream()
                .map(this::json)
                .toList();
        Map<String, Object> answer =
                Bodies.bulk(body, "routers") ? Map.of("routers", made) : Map.of("router", made.get(0));
        return Response.status(Response.Status.CREATED).entity(answer).build();
    }

    @GET
    @Path("{id}")
    @Policy("get_router")
    public Map<String, Object> show(@PathParam("id") String id, @Context UriInfo uri) {
        return Map.of("router", Lists.fields(json(service.show(current.context(), id)), uri));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("update_router")
    public Map<String, Object> update(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, JsonBody body) {
        RouterDraft changes = RouterJson.changes(Bodies.single(body, "router"));
        return Map.of("router", json(service.update(current.context(), id, changes, Bodies.ifRevision(ifMatch))));
    }

    @DELETE
    @Path("{id}")
    @Policy("delete_router")
    public void delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        service.delete(current.context(), id, Bodies.ifRevision(ifMatch));
    }

    @PUT
    @Path("{id}/add_router_interface")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("add_router_interface")
    public Map<String, Object> addInterface(@PathParam("id") String id, JsonBody body) {
        body.only("subnet_id", "port_id");
        return RouterJson.of(service.addInterface(current.context(), id, id(body, "subnet_id"), id(body, "port_id")));
    }

    @PUT
    @Path("{id}/remove_router_interface")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("remove_router_interface")
    public Map<String, Object> removeInterface(@PathParam("id") String id, JsonBody body) {
        body.only("subnet_id", "port_id");
        return RouterJson.of(
                service.removeInterface(current.context(), id, id(body, "subnet_id"), id(body, "port_id")));
    }

    private static String id(JsonBody body, String name) {
        return body.text(name, 0, Bodies.TEXT);
    }

    @PUT
    @Path("{id}/add_extraroutes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("add_extraroutes")
    public Map<String, Object> addRoutes(@PathParam("id") String id, JsonBody body) {
        return Map.of("router", json(service.addRoutes(current.context(), id, RouterJson.routes(body))));
    }

    @PUT
    @Path("{id}/remove_extraroutes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("remove_extraroutes")
    public Map<String, Object> removeRoutes(@PathParam("id") String id, JsonBody body) {
        return Map.of("router", json(service.removeRoutes(current.context(), id, RouterJson.routes(body))));
    }

    private Map<String, Object> json(RouterView view) {
        return RouterJson.of(view, current.context().isAdmin());
    }
}
