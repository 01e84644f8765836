package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.ustack.identity.Actor;
import org.ustack.identity.AssignmentService;
import org.ustack.identity.Target;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** Roles on a project or a domain. */
@Path("v3/{targets:projects|domains}/{target_id}/{actors:users|groups}/{actor_id}/roles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GrantsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    AssignmentService assignments;

    @GET
    @Policy("identity:list_grants")
    public Map<String, Object> list(
            @PathParam("targets") String targets,
            @PathParam("target_id") String targetId,
            @PathParam("actors") String actors,
            @PathParam("actor_id") String actorId) {
        IdentityJson json = new IdentityJson(current.baseUrl());
        List<Map<String, Object>> items =
                assignments.roles(current.context(), actor(actors, actorId), target(targets, targetId), false).stream()
                        .map(json::role)
                        .toList();
        return IdentityList.of("roles", items, current, uri);
    }

    @PUT
    @Path("{role_id}")
    @Policy("identity:create_grant")
    public void grant(
            @PathParam("targets") String targets,
            @PathParam("target_id") String targetId,
            @PathParam("actors") String actors,
            @PathParam("actor_id") String actorId,
            @PathParam("role_id") String roleId) {
        assignments.grant(current.context(), actor(actors, actorId), target(targets, targetId), roleId, false);
    }

    /** Also answers HEAD. */
    @GET
    @Path("{role_id}")
    @Policy("identity:check_grant")
    public void check(
            @PathParam("targets") String targets,
            @PathParam("target_id") String targetId,
            @PathParam("actors") String actors,
            @PathParam("actor_id") String actorId,
            @PathParam("role_id") String roleId) {
        assignments.check(current.context(), actor(actors, actorId), target(targets, targetId), roleId, false);
    }

    @DELETE
    @Path("{role_id}")
    @Policy("identity:revoke_grant")
    public void revoke(
            @PathParam("targets") String targets,
            @PathParam("target_id") String targetId,
            @PathParam("actors") String actors,
            @PathParam("actor_id") String actorId,
            @PathParam("role_id") String roleId) {
        assignments.revoke(current.context(), actor(actors, actorId), target(targets, targetId), roleId, false);
    }

    static Actor actor(String kind, String id) {
        return kind.equals("users") ? Actor.user(id) : Actor.group(id);
    }

    static Target target(String kind, String id) {
        return kind.equals("projects") ? Target.project(id) : Target.domain(id);
    }
}
