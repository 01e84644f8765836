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
import java.util.List;
import java.util.Map;
import org.ustack.network.AddressScopeService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Address scopes. */
@Path("v2.0/address-scopes")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AddressScopesResource {

    @Inject
    AddressScopeService service;

    @Inject
    CurrentRequest current;

    @GET
    @Policy("get_address_scope")
    public Map<String, Object> list(@Context UriInfo uri) {
        return Lists.page(
                "address_scopes",
                service.list(current.context(), Lists.listing(uri)),
                AddressScopeJson::of,
                uri,
                current.baseUrl());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("create_address_scope")
    public Response create(JsonBody body) {
        List<Map<String, Object>> made = service
                .create(
                        current.context(),
                        Bodies.drafts(body, "address_scope", "address_scopes", AddressScopeJson::draft))
                .stream()
                .map(AddressScopeJson::of)
                .toList();
        return Bodies.created(body, "address_scope", "address_scopes", made);
    }

    @GET
    @Path("{id}")
    @Policy("get_address_scope")
    public Map<String, Object> show(@PathParam("id") String id, @Context UriInfo uri) {
        return Map.of("address_scope", Lists.fields(AddressScopeJson.of(service.show(current.context(), id)), uri));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("update_address_scope")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return Map.of(
                "address_scope",
                AddressScopeJson.of(service.update(
                        current.context(), id, AddressScopeJson.changes(Bodies.single(body, "address_scope")))));
    }

    @DELETE
    @Path("{id}")
    @Policy("delete_address_scope")
    public void delete(@PathParam("id") String id) {
        service.delete(current.context(), id);
    }
}
