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
import org.ustack.network.NetworkDraft;
import org.ustack.network.NetworkService;
import org.ustack.network.NetworkView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

@Path("v2.0/networks")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class NetworksResource {

    @Inject
    NetworkService service;

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_network")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                "networks",
                service.list(current.context(), Lists.listing(uri)),
                this::json,
                uri,
                current.baseUrl());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("create_network")
    public Response create(JsonBody body) {
        List<NetworkDraft> drafts = Bodies.drafts(body, "network", "networks", NetworkJson::draft);
        List<Map<String, Object>> made =
                service.create(current.context(), drafts).stream().map(this::json).toList();
        Map<String, Object> answer =
                Bodies.bulk(body, "networks") ? Map.of("networks", made) : Map.of("network", made.get(0));
        return Response.status(Response.Status.CREATED).entity(answer).build();
    }

    @GET
    @Path("{id}")
    @Policy("get_network")
    public Map<String, Object> show(@PathParam("id") String id, @Context UriInfo uri) {
        return Map.of("network", Lists.fields(json(service.show(current.context(), id)), uri));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("update_network")
    public Map<String, Object> update(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, JsonBody body) {
        NetworkDraft changes = NetworkJson.changes(Bodies.single(body, "network"));
        return Map.of("network", json(service.update(current.context(), id, changes, Bodies.ifRevision(ifMatch))));
    }

    @DELETE
    @Path("{id}")
    @Policy("delete_network")
    public void delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        service.delete(current.context(), id, Bodies.ifRevision(ifMatch));
    }

    private Map<String, Object> json(NetworkView view) {
        return NetworkJson.of(view, current.context().isAdmin());
    }
}
