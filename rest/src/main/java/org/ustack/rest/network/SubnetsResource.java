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
import org.ustack.network.SubnetDraft;
import org.ustack.network.SubnetService;
import org.ustack.network.SubnetView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

@Path("v2.0/subnets")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SubnetsResource {

    @Inject
    SubnetService service;

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_subnet")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                "subnets",
                service.list(current.context(), Lists.listing(uri)),
                this::json,
                uri,
                current.baseUrl());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("create_subnet")
    public Response create(JsonBody body) {
        List<SubnetDraft> drafts = Bodies.drafts(body, "subnet", "subnets", SubnetJson::draft);
        List<Map<String, Object>> made =
                service.create(current.context(), drafts).stream().map(this::json).toList();
        Map<String, Object> answer =
                Bodies.bulk(body, "subnets") ? Map.of("subnets", made) : Map.of("subnet", made.get(0));
        return Response.status(Response.Status.CREATED).entity(answer).build();
    }

    @GET
    @Path("{id}")
    @Policy("get_subnet")
    public Map<String, Object> show(@PathParam("id") String id, @Context UriInfo uri) {
        return Map.of("subnet", Lists.fields(json(service.show(current.context(), id)), uri));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("update_subnet")
    public Map<String, Object> update(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, JsonBody body) {
        SubnetDraft changes = SubnetJson.changes(Bodies.single(body, "subnet"));
        return Map.of("subnet", json(service.update(current.context(), id, changes, Bodies.ifRevision(ifMatch))));
    }

    @DELETE
    @Path("{id}")
    @Policy("delete_subnet")
    public void delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        service.delete(current.context(), id, Bodies.ifRevision(ifMatch));
    }

    private Map<String, Object> json(SubnetView view) {
        return SubnetJson.of(view);
    }
}
