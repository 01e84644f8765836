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
import org.ustack.identity.IdentityProviderService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** By which protocols the word of an identity provider comes. */
@Path("v3/OS-FEDERATION/identity_providers/{idp_id}/protocols")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FederationProtocolsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    IdentityProviderService providers;

    @PathParam("idp_id")
    String providerId;

    @PUT
    @Path("{id}")
    @Policy("identity:create_protocol")
    public Response create(@PathParam("id") String id, JsonBody body) {
        JsonBody protocol = IdentityBody.envelope(body, "protocol").only("mapping_id", "remote_id_attribute");
        var made = providers.createProtocol(
                current.context(),
                providerId,
                FederationBody.newId(id, "federation_protocol.id"),
                protocol.requiredText("mapping_id", 1, 64),
                protocol.text("remote_id_attribute", 0, 64));
        return Response.status(Response.Status.CREATED)
                .entity(Map.of("protocol", json().protocol(made)))
                .build();
    }

    @GET
    @Policy("identity:list_protocols")
    public Map<String, Object> list() {
        FederationJson json = json();
        List<Map<String, Object>> items = providers.protocols(current.context(), providerId).stream()
                .map(json::protocol)
                .toList();
        return IdentityList.of("protocols", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_protocol")
    public Map<String, Object> get(@PathParam("id") String id) {
        return Map.of("protocol", json().protocol(providers.protocol(current.context(), providerId, id)));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_protocol")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        JsonBody protocol = IdentityBody.envelope(body, "protocol").only("mapping_id", "remote_id_attribute");
        return Map.of(
                "protocol",
                json().protocol(providers.updateProtocol(
                        current.context(),
                        providerId,
                        id,
                        protocol.requiredText("mapping_id", 1, 64),
                        protocol.text("remote_id_attribute", 0, 64))));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_protocol")
    public void delete(@PathParam("id") String id) {
        providers.deleteProtocol(current.context(), providerId, id);
    }

    private FederationJson json() {
        return new FederationJson(current.baseUrl());
    }
}
