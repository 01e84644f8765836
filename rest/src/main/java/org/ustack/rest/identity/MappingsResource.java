package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.ustack.identity.MappingService;
import org.ustack.kernel.Json;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** What the words of identity providers come to here. */
@Path("v3/OS-FEDERATION/mappings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MappingsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    MappingService mappings;

    @PUT
    @Path("{id}")
    @Policy("identity:create_mapping")
    public Response create(@PathParam("id") String id, JsonBody body) {
        var made = mappings.create(current.context(), FederationBody.newId(id, "mapping.id"), mapping(body));
        return Response.status(Response.Status.CREATED)
                .entity(Map.of("mapping", json().mapping(made)))
                .build();
    }

    @GET
    @Policy("identity:list_mappings")
    public Map<String, Object> list() {
        FederationJson json = json();
        List<Map<String, Object>> items =
                mappings.list(current.context()).stream().map(json::mapping).toList();
        return IdentityList.of("mappings", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_mapping")
    public Map<String, Object> get(@PathParam("id") String id) {
        return Map.of("mapping", json().mapping(mappings.get(current.context(), id)));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_mapping")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return Map.of("mapping", json().mapping(mappings.update(current.context(), id, mapping(body))));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_mapping")
    public void delete(@PathParam("id") String id) {
        mappings.delete(current.context(), id);
    }

    /** As it is: the service looks at it. Absent is empty, as upstream. */
    private static Object mapping(JsonBody body) {
        return body.hasValue("mapping")
                ? Json.mapper().convertValue(body.node().get("mapping"), Object.class)
                : Map.of();
    }

    private FederationJson json() {
        return new FederationJson(current.baseUrl());
    }
}
