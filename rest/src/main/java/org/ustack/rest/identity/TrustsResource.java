package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.identity.RoleReference;
import org.ustack.identity.TokenService;
import org.ustack.identity.TokenView;
import org.ustack.identity.TrustDraft;
import org.ustack.identity.TrustService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Trusts (OS-TRUST). */
@Path("v3/OS-TRUST/trusts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TrustsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    TrustService trusts;

    @Inject
    TokenService tokens;

    private static TrustDraft draft(JsonBody body) {
        Boolean impersonation = body.flag("impersonation");
        if (impersonation == null) {
            throw body.invalid("impersonation", "'impersonation' is a required property");
        }
        List<RoleReference> roles = RoleReferences.read(body, "roles");
        return new TrustDraft(
                body.requiredText("trustor_user_id", 1, 64),
                body.requiredText("trustee_user_id", 1, 64),
                body.text("project_id", 1, 64),
                impersonation,
                roles == null ? List.of() : roles,
                IdentityTimes.end(body, "expires_at"),
                number(body, "remaining_uses", 1),
                Boolean.TRUE.equals(body.flag("allow_redelegation")),
                number(body, "redelegation_count", 0));
    }

    private static Integer number(JsonBody body, String name, int least) {
        Long number = body.integer(name, least, Integer.MAX_VALUE);
        return number == null ? null : number.intValue();
    }

    @POST
    @Policy("identity:create_trust")
    public Response create(JsonBody body) {
        TrustDraft draft = draft(IdentityBody.envelope(body, "trust"));
        return Response.status(Response.Status.CREATED)
                .entity(Map.of("trust", json().trust(trusts.create(current.context(), token(), draft))))
                .build();
    }

    @GET
    @Policy("identity:list_trusts")
    public Map<String, Object> list(
            @QueryParam("trustor_user_id") String trustorId, @QueryParam("trustee_user_id") String trusteeId) {
        IdentityJson json = json();
        List<Map<String, Object>> items = trusts.list(current.context(), trustorId, trusteeId).stream()
                .map(json::trustInList)
                .toList();
        return IdentityList.of("trusts", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_trust")
    public Map<String, Object> get(@PathParam("id") String id) {
        return Map.of("trust", json().trust(trusts.get(current.context(), id)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_trust")
    public void delete(@PathParam("id") String id) {
        trusts.delete(current.context(), token(), id);
    }

    @GET
    @Path("{id}/roles")
    @Policy("identity:list_roles_for_trust")
    public Map<String, Object> roles(@PathParam("id") String id) {
        List<Map<String, Object>> items =
                trusts.roles(current.context(), id).stream().map(json()::role).toList();
        return IdentityList.of("roles", items, current, uri);
    }

    /** Also answers HEAD. */
    @GET
    @Path("{id}/roles/{role_id}")
    @Policy("identity:get_role_for_trust")
    public Map<String, Object> role(@PathParam("id") String id, @PathParam("role_id") String roleId) {
        return Map.of("role", json().role(trusts.role(current.context(), id, roleId)));
    }

    private TokenView token() {
        return tokens.show(current.context(), current.token());
    }

    private IdentityJson json() {
        return new IdentityJson(current.baseUrl());
    }
}
