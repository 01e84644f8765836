package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.identity.RoleDraft;
import org.ustack.identity.RoleService;
import org.ustack.identity.RoleView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Roles and what they imply. */
@Path("v3/roles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RolesResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    RoleService roles;

    private static final Set<String> KNOWN = Set.of("id", "name", "domain_id", "description", "options", "links");

    private static RoleDraft draft(JsonBody body, boolean create) {
        return new RoleDraft(
                create ? IdentityBody.requiredName(body, 255) : IdentityBody.name(body, 255),
                body.text("domain_id", 1, 64),
                body.text("description", 0, IdentityBody.TEXT_MAX),
                IdentityBody.options(body),
                IdentityBody.extra(body, KNOWN));
    }

    @POST
    @Policy("identity:create_role")
    public Response create(JsonBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(json(roles.create(current.context(), draft(IdentityBody.envelope(body, "role"), true))))
                .build();
    }

    @GET
    @Policy("identity:list_roles")
    public Map<String, Object> list(@QueryParam("domain_id") String domainId, @QueryParam("name") String name) {
        IdentityJson json = json();
        List<Map<String, Object>> items = roles.list(current.context(), domainId, name).stream()
                .map(json::role)
                .toList();
        return IdentityList.of("roles", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_role")
    public Map<String, Object> get(@PathParam("id") String id) {
        return json(roles.get(current.context(), id));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_role")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return json(roles.update(current.context(), id, draft(IdentityBody.envelope(body, "role"), false)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_role")
    public void delete(@PathParam("id") String id) {
        roles.delete(current.context(), id);
    }

    @GET
    @Path("{id}/implies")
    @Policy("identity:list_implied_roles")
    public Map<String, Object> implied(@PathParam("id") String id) {
        return Map.of(
                "role_inference",
                RoleInferencesResource.rule(
                        json(), roles.get(current.context(), id), roles.implied(current.context(), id)),
                "links",
                Map.of("self", json().v3("/roles/" + id + "/implies")));
    }

    @PUT
    @Path("{id}/implies/{implied_id}")
    @Policy("identity:create_implied_role")
    public Response imply(@PathParam("id") String id, @PathParam("implied_id") String impliedId) {
        roles.imply(current.context(), id, impliedId);
        return Response.status(Response.Status.CREATED)
                .entity(inference(id, impliedId))
                .build();
    }

    @GET
    @Path("{id}/implies/{implied_id}")
    @Policy("identity:get_implied_role")
    public Map<String, Object> getImplied(@PathParam("id") String id, @PathParam("implied_id") String impliedId) {
        roles.checkImplied(current.context(), id, impliedId);
        return inference(id, impliedId);
    }

    @HEAD
    @Path("{id}/implies/{implied_id}")
    @Policy("identity:check_implied_role")
    public void checkImplied(@PathParam("id") String id, @PathParam("implied_id") String impliedId) {
        roles.checkImplied(current.context(), id, impliedId);
    }

    @DELETE
    @Path("{id}/implies/{implied_id}")
    @Policy("identity:delete_implied_role")
    public void unimply(@PathParam("id") String id, @PathParam("implied_id") String impliedId) {
        roles.unimply(current.context(), id, impliedId);
    }

    private Map<String, Object> inference(String id, String impliedId) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("prior_role", RoleInferencesResource.brief(json(), roles.get(current.context(), id)));
        rule.put("implies", RoleInferencesResource.brief(json(), roles.get(current.context(), impliedId)));
        return Map.of(
                "role_inference", rule, "links", Map.of("self", json().v3("/roles/" + id + "/implies/" + impliedId)));
    }

    private Map<String, Object> json(RoleView view) {
        return Map.of("role", json().role(view));
    }

    private IdentityJson json() {
        return new IdentityJson(current.baseUrl());
    }
}
