package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import java.util.Set;
import org.ustack.identity.TokenService;
import org.ustack.identity.UserDraft;
import org.ustack.identity.UserService;
import org.ustack.identity.UserView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PublicEndpoint;

/** Users, their passwords and where they belong. */
@Path("v3/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UsersResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    UserService users;

    private static final Set<String> KNOWN = Set.of(
            "id",
            "name",
            "domain_id",
            "default_project_id",
            "enabled",
            "password",
            "original_password",
            "options",
            "links",
            "password_expires_at");
    private static final int PASSWORD_MAX = 16_384;

    @Inject
    TokenService tokens;

    @Inject
    LoginAttempt attempt;

    private static UserDraft draft(JsonBody body, boolean create) {
        return new UserDraft(
                create ? IdentityBody.requiredName(body, 255) : IdentityBody.name(body, 255),
                body.text("domain_id", 1, 64),
                IdentityBody.clearable(body, "default_project_id", 64),
                IdentityBody.bool(body, "enabled"),
                body.text("password", 0, PASSWORD_MAX),
                UserOptions.read(body),
                IdentityBody.extra(body, KNOWN));
    }

    @POST
    @Policy("identity:create_user")
    public Response create(JsonBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(json(users.create(current.context(), draft(IdentityBody.envelope(body, "user"), true))))
                .build();
    }

    @GET
    @Policy("identity:list_users")
    public Map<String, Object> list(
            @QueryParam("domain_id") String domainId,
            @QueryParam("name") String name,
            @QueryParam("enabled") String enabled) {
        IdentityJson json = json();
        List<Map<String, Object>> items =
                users
                        .list(current.context(), new UserService.Filter(domainId, name, IdentityBody.flag(enabled)))
                        .stream()
                        .map(json::user)
                        .toList();
        return IdentityList.of("users", items, current, uri);
    }

    @GET
    @Path("{id}")
    @Policy("identity:get_user")
    public Map<String, Object> get(@PathParam("id") String id) {
        return json(users.get(current.context(), id));
    }

    @PATCH
    @Path("{id}")
    @Policy("identity:update_user")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        return json(users.update(current.context(), id, draft(IdentityBody.envelope(body, "user"), false)));
    }

    @DELETE
    @Path("{id}")
    @Policy("identity:delete_user")
    public void delete(@PathParam("id") String id) {
        users.delete(current.context(), id);
    }

    @POST
    @Path("{id}/password")
    @PublicEndpoint("the old password is the proof, and the token may have expired with it")
    public void changePassword(@PathParam("id") String id, JsonBody body) {
        JsonBody user = IdentityBody.envelope(body, "user");
        String old = user.requiredText("original_password", 0, PASSWORD_MAX);
        String wanted = user.requiredText("password", 1, PASSWORD_MAX);
        attempt.ofPasswordOf(id, () -> users.changePassword(id, old, wanted));
    }

    @GET
    @Path("{id}/groups")
    @Policy("identity:list_groups_for_user")
    public Map<String, Object> groups(@PathParam("id") String id) {
        IdentityJson json = json();
        List<Map<String, Object>> items =
                users.groups(current.context(), id).stream().map(json::group).toList();
        return IdentityList.of("groups", items, current, uri);
    }

    @GET
    @Path("{id}/projects")
    @Policy("identity:list_user_projects")
    public Map<String, Object> projects(@PathParam("id") String id) {
        UserView user = users.get(current.context(), id);
        IdentityJson json = json();
        List<Map<String, Object>> items =
                tokens.projectsOf(user.id()).stream().map(json::project).toList();
        return IdentityList.of("projects", items, current, uri);
    }

    private Map<String, Object> json(UserView view) {
        return Map.of("user", json().user(view));
    }

    private IdentityJson json() {
        return new IdentityJson(current.baseUrl());
    }
}
