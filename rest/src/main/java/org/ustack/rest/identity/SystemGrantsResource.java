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
import org.ustack.identity.AssignmentService;
import org.ustack.identity.Target;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** Roles on the whole cloud. */
@Path("v3/system/{actors:users|groups}/{actor_id}/roles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SystemGrantsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    AssignmentService assignments;

    @GET
    @Policy("identity:list_system_grants")
    public Map<String, Object> list(@PathParam("actors") String actors, @PathParam("actor_id") String actorId) {
        IdentityJson json = new IdentityJson(current.baseUrl());
        List<Map<String, Object>> items =
                assignments
                        .roles(current.context(), GrantsResource.actor(actors, actorId), Target.SYSTEM, false)
                        .stream()
                        .map(json::role)
                        .toList();
        return IdentityList.of("roles", items, current, uri);
    }

    @PUT
    @Path("{role_id}")
    @Policy("identity:create_system_grant")
    public void grant(
            @PathParam("actors") String actors,
            @PathParam("actor_id") String actorId,
            @PathParam("role_id") String roleId) {
        assignments.grant(current.context(), GrantsResource.actor(actors, actorId), Target.SYSTEM, roleId, false);
    }

    /** Also answers HEAD. */
    @GET
    @Path("{role_id}")
    @Policy("identity:check_system_grant")
    public void check(
            @PathParam("actors") String actors,
            @PathParam("actor_id") String actorId,
            @PathParam("role_id") String roleId) {
        assignments.check(current.context(), GrantsResource.actor(actors, actorId), Target.SYSTEM, roleId, false);
    }

    @DELETE
    @Path("{role_id}")
    @Policy("identity:revoke_system_grant")
    public void revoke(
            @PathParam("actors") String actors,
            @PathParam("actor_id") String actorId,
            @PathParam("role_id") String roleId) {
        assignments.revoke(current.context(), GrantsResource.actor(actors, actorId), Target.SYSTEM, roleId, false);
    }
}
