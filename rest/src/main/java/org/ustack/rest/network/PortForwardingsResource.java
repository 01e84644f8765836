package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.ustack.network.PortForwardingDraft;
import org.ustack.network.PortForwardingService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** The port forwardings of one floating address. */
@Path("v2.0/floatingips/{floating}/port_forwardings")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PortForwardingsResource {

    private static final String ONE = "port_forwarding";

    @Inject
    PortForwardingService service;

    @Inject
    CurrentRequest current;

    @PathParam("floating")
    String floating;

    @GET
    @Policy("get_floatingip_port_forwarding")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                "port_forwardings",
                service.list(current.context(), floating, Lists.listing(uri)),
                PortForwardingJson::of,
                uri,
                current.baseUrl());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("create_floatingip_port_forwarding")
    public Response create(JsonBody body) {
        PortForwardingDraft draft = PortForwardingJson.draft(Bodies.single(body, ONE));
        return Response.status(Response.Status.CREATED)
                .entity(Map.of(ONE, PortForwardingJson.of(service.create(current.context(), floating, draft))))
                .build();
    }

    @GET
    @Path("{id}")
    @Policy("get_floatingip_port_forwarding")
    public Map<String, Object> show(@PathParam("id") String id, @Context UriInfo uri) {
        return Map.of(ONE, Lists.fields(PortForwardingJson.of(service.show(current.context(), floating, id)), uri));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("update_floatingip_port_forwarding")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        PortForwardingDraft changes = PortForwardingJson.changes(Bodies.single(body, ONE));
        return Map.of(ONE, PortForwardingJson.of(service.update(current.context(), floating, id, changes)));
    }

    @DELETE
    @Path("{id}")
    @Policy("delete_floatingip_port_forwarding")
    public void delete(@PathParam("id") String id) {
        service.delete(current.context(), floating, id);
    }
}
