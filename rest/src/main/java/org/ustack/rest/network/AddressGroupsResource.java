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
import org.ustack.network.AddressGroupService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Named sets of addresses. */
@Path("v2.0/address-groups")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AddressGroupsResource {

    @Inject
    AddressGroupService service;

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_address_group")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                "address_groups",
                service.list(current.context(), Lists.listing(uri)),
                AddressGroupJson::of,
                uri,
                current.baseUrl());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("create_address_group")
    public Response create(JsonBody body) {
        List<Map<String, Object>> made = service
                .create(
                        current.context(),
                        Bodies.drafts(body, "address_group", "address_groups", AddressGroupJson::draft))
                .stream()
                .map(AddressGroupJson::of)
                .toList();
        return Bodies.created(body, "address_group", "address_groups", made);
    }

    @GET
    @Path("{id}")
    @Policy("get_address_group")
    public Map<String, Object> show(@PathParam("id") String id, @Context UriInfo uri) {
        return Map.of("address_group", Lists.fields(AddressGroupJson.of(service.show(current.context(), id)), uri));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("update_address_group")
    public Map<String, Object> update(
            @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, JsonBody body) {
        return Map.of(
                "address_group",
                AddressGroupJson.of(service.update(
                        current.context(),
                        id,
                        AddressGroupJson.changes(Bodies.single(body, "address_group")),
                        Bodies.ifRevision(ifMatch))));
    }

    @DELETE
    @Path("{id}")
    @Policy("delete_address_group")
    public void delete(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        service.delete(current.context(), id, Bodies.ifRevision(ifMatch));
    }

    @PUT
    @Path("{id}/add_addresses")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("add_addresses")
    public Map<String, Object> add(@PathParam("id") String id, JsonBody body) {
        return Map.of(
                "address_group",
                AddressGroupJson.of(service.add(current.context(), id, AddressGroupJson.addresses(body))));
    }

    @PUT
    @Path("{id}/remove_addresses")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("remove_addresses")
    public Map<String, Object> remove(@PathParam("id") String id, JsonBody body) {
        return Map.of(
                "address_group",
                AddressGroupJson.of(service.remove(current.context(), id, AddressGroupJson.addresses(body))));
    }
}
