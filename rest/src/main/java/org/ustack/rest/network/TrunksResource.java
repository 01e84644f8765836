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
import org.ustack.network.TrunkService;
import org.ustack.network.TrunkService.SubPort;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Trunks and their subports. */
@Path("v2.0/trunks")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class TrunksResource {

    @Inject
    TrunkService service;

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_trunk")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                "trunks", service.list(current.context(), Lists.listing(uri)), TrunkJson::of, uri, current.baseUrl());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("create_trunk")
    public Response create(JsonBody body) {
        List<Map<String, Object>> made =
                service.create(current.context(), Bodies.drafts(body, "trunk", "trunks", TrunkJson::draft)).stream()
                        .map(TrunkJson::of)
                        .toList();
        return Bodies.created(body, "trunk", "trunks", made);
    }

    @GET
    @Path("{id}")
    @Policy("get_trunk")
    public Map<String, Object> show(@PathParam("id") String id, @Context UriInfo uri) {
        return Map.of("trunk", Lists.fields(TrunkJson.of(service.show(current.context(), id)), uri));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("update_trunk")
    public Map<String, Object> update(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, JsonBody body) {
        return Map.of(
                "trunk",
                TrunkJson.of(service.update(
                        current.context(),
                        id,
                        TrunkJson.changes(Bodies.single(body, "trunk")),
                        Bodies.ifRevision(ifMatch))));
    }

    @DELETE
    @Path("{id}")
    @Policy("delete_trunk")
    public void delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        service.delete(current.context(), id, Bodies.ifRevision(ifMatch));
    }

    @PUT
    @Path("{id}/add_subports")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("add_subports")
    public Map<String, Object> add(@PathParam("id") String id, JsonBody body) {
        return TrunkJson.of(service.add(current.context(), id, TrunkJson.subPorts(body)));
    }

    @PUT
    @Path("{id}/remove_subports")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("remove_subports")
    public Map<String, Object> remove(@PathParam("id") String id, JsonBody body) {
        List<String> ports =
                TrunkJson.subPorts(body).stream().map(SubPort::portId).toList();
        return TrunkJson.of(service.remove(current.context(), id, ports));
    }

    @GET
    @Path("{id}/get_subports")
    @Policy("get_subports")
    public Map<String, Object> subPorts(@PathParam("id") String id) {
        return Map.of(
                "sub_ports",
                service.show(current.context(), id).subPorts().stream()
                        .map(TrunkJson::of)
                        .toList());
    }
}
