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
import org.ustack.network.SubnetPoolService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Pools of prefixes, and what changes their prefixes. */
@Path("v2.0/subnetpools")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SubnetPoolsResource {

    @Inject
    SubnetPoolService service;

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_subnetpool")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                "subnetpools",
                service.list(current.context(), Lists.listing(uri)),
                SubnetPoolJson::of,
                uri,
                current.baseUrl());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("create_subnetpool")
    public Response create(JsonBody body) {
        List<Map<String, Object>> made = service
                .create(current.context(), Bodies.drafts(body, "subnetpool", "subnetpools", SubnetPoolJson::draft))
                .stream()
                .map(SubnetPoolJson::of)
                .toList();
        return Bodies.created(body, "subnetpool", "subnetpools", made);
    }

    @GET
    @Path("{id}")
    @Policy("get_subnetpool")
    public Map<String, Object> show(@PathParam("id") String id, @Context UriInfo uri) {
        return Map.of("subnetpool", Lists.fields(SubnetPoolJson.of(service.show(current.context(), id)), uri));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("update_subnetpool")
    public Map<String, Object> update(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, JsonBody body) {
        return Map.of(
                "subnetpool",
                SubnetPoolJson.of(service.update(
                        current.context(),
                        id,
                        SubnetPoolJson.changes(Bodies.single(body, "subnetpool")),
                        Bodies.ifRevision(ifMatch))));
    }

    @DELETE
    @Path("{id}")
    @Policy("delete_subnetpool")
    public void delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        service.delete(current.context(), id, Bodies.ifRevision(ifMatch));
    }

    @PUT
    @Path("{id}/add_prefixes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("add_prefixes")
    public Map<String, Object> addPrefixes(@PathParam("id") String id, JsonBody body) {
        return Map.of("prefixes", service.addPrefixes(current.context(), id, SubnetPoolJson.prefixes(body)));
    }

    @PUT
    @Path("{id}/remove_prefixes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("remove_prefixes")
    public Map<String, Object> removePrefixes(@PathParam("id") String id, JsonBody body) {
        return Map.of("prefixes", service.removePrefixes(current.context(), id, SubnetPoolJson.prefixes(body)));
    }

    @PUT
    @Path("{id}/onboard_network_subnets")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("onboard_network_subnets")
    public List<Map<String, Object>> onboard(@PathParam("id") String id, JsonBody body) {
        String network = Bodies.required(body.hasValue("subnetpool") ? body.object("subnetpool") : body, "network_id");
        return service.onboard(current.context(), id, network).stream()
                .map(subnet -> Map.<String, Object>of("id", subnet.id(), "cidr", subnet.cidr()))
                .toList();
    }
}
