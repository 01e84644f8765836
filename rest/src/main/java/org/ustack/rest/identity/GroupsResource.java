package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.identity.GroupDraft;
import org.ustack.identity.GroupService;
import org.ustack.identity.GroupView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** Groups and their members. */
@Path("v3/groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GroupsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    GroupService groups;

    private static final Set<String> KNOWN = Set.of("id", "name", "domain_id", "description", "links");

    private static GroupDraft draft(JsonBody body, boolean create) {
        return new GroupDraft(
                create ? IdentityBody.requiredName(body, 64) : IdentityBody.name(body, 64),
                body.text("domain_id", 1, 64),
                body.text("description", 0, IdentityBody.TEXT_MAX),
                IdentityBody.extra(body, KNOWN));
    }

    @POST
    @Policy("identity:create_group")
    public Response create(JsonBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(json(groups.create(current.context(), draft(IdentityBody.envelope(body, "group"), true))))
                .build();
    }

    @GET
    @Policy("identity:list_groups")
    public Map<String, Object> list(@QueryParam("domain_id") String domainId, @QueryParam("name") String name) {
        IdentityJson json = json();
        List<Map<String, Object>> items = groups.list(current.context(), domainId, name).stream()
                .map(json::group)
                .toList();
        return IdentityList.of("groups", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_group")
    public Map<String, Object> get(@PathParam("id") String id) {
        return json(groups.get(current.context(), id));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_group")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return json(groups.update(current.context(), id, draft(IdentityBody.envelope(body, "group"), false)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_group")
    public void delete(@PathParam("id") String id) {
        groups.delete(current.context(), id);
    }

    @GET
    @Path("{id}/users")
    @Policy("identity:list_users_in_group")
    public Map<String, Object> members(@PathParam("id") String id) {
        IdentityJson json = json();
        List<Map<String, Object>> items =
                groups.members(current.context(), id).stream().map(json::user).toList();
        return IdentityList.of("users", items, current, uri);
    }

    @PUT
    @Path("{id}/users/{user_id}")
    @Policy("identity:add_user_to_group")
    public void add(@PathParam("id") String id, @PathParam("user_id") String userId) {
        groups.addMember(current.context(), id, userId);
    }

    /** Also answers HEAD. */
    @GET
    @Path("{id}/users/{user_id}")
    @Policy("identity:check_user_in_group")
    public void check(@PathParam("id") String id, @PathParam("user_id") String userId) {
        groups.checkMember(current.context(), id, userId);
    }

    @DELETE
    @Path("{id}/users/{user_id}")
    @Policy("identity:remove_user_from_group")
    public void remove(@PathParam("id") String id, @PathParam("user_id") String userId) {
        groups.removeMember(current.context(), id, userId);
    }

    private Map<String, Object> json(GroupView view) {
        return Map.of("group", json().group(view));
    }

    private IdentityJson json() {
        return new IdentityJson(current.baseUrl());
    }
}
