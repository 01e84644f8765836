package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.identity.Actor;
import org.ustack.identity.AssignmentService;
import org.ustack.identity.IdentityError;
import org.ustack.identity.Target;
import org.ustack.identity.TokenView;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/** Who has which role where. */
@Path("v3/role_assignments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RoleAssignmentsResource {

    @Inject
    CurrentRequest current;

    @Context
    UriInfo uri;

    @Inject
    AssignmentService assignments;

    @GET
    @Policy("identity:list_role_assignments")
    public Map<String, Object> list() {
        boolean names = asked("include_names");
        List<Map<String, Object>> items = assignments.list(current.context(), filter()).stream()
                .map(found -> json(found, names))
                .toList();
        return IdentityList.of("role_assignments", items, current, uri);
    }

    private AssignmentService.Filter filter() {
        String user = value("user.id");
        String group = value("group.id");
        String project = value("scope.project.id");
        String domain = value("scope.domain.id");
        boolean subtree = asked("include_subtree");
        boolean effective = asked("effective");
        if (user != null && group != null || project != null && domain != null) {
            throw IdentityError.invalid("Specify a user or group, and a project or domain, not both.");
        }
        if (effective && group != null) {
            throw IdentityError.invalid("Combining effective and group filter will always result in an empty list.");
        }
        if (subtree && project == null) {
            throw IdentityError.invalid("scope.project.id must be specified if include_subtree is also specified");
        }
        Actor actor = user != null ? Actor.user(user) : group != null ? Actor.group(group) : null;
        Target target = project != null ? Target.project(project) : domain != null ? Target.domain(domain) : null;
        return new AssignmentService.Filter(
                actor,
                target,
                value("scope.system") != null,
                value("role.id"),
                value("scope.OS-INHERIT:inherited_to") != null,
                effective,
                subtree);
    }

    private String value(String parameter) {
        String value = uri.getQueryParameters().getFirst(parameter);
        return value == null || value.isEmpty() ? null : value;
    }

    private boolean asked(String parameter) {
        return Boolean.TRUE.equals(IdentityBody.flag(uri.getQueryParameters().getFirst(parameter)));
    }

    private Map<String, Object> json(AssignmentService.Assignment found, boolean names) {
        Map<String, Object> role = new LinkedHashMap<>();
        role.put("id", found.role().id());
        if (names) {
            role.put("name", found.role().name());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("role", role);
        json.put(found.actorType() == Actor.Type.USER ? "user" : "group", place(found.actor(), names));
        Map<String, Object> scope = new LinkedHashMap<>();
        switch (found.targetType()) {
            case PROJECT -> scope.put("project", place(found.target(), names));
            case DOMAIN -> scope.put("domain", domain(found.target(), names));
            case SYSTEM -> scope.put("system", Map.of("all", true));
        }
        if (found.inherited()) {
            scope.put("OS-INHERIT:inherited_to", "projects");
        }
        json.put("scope", scope);
        json.put("links", Map.of("assignment", new IdentityJson(current.baseUrl()).v3(path(found.origin()))));
        return json;
    }

    private static Map<String, Object> place(TokenView.Place place, boolean names) {
        Map<String, Object> json = domain(place, names);
        if (names) {
            json.put(
                    "domain",
                    Map.of("id", place.domain().id(), "name", place.domain().name()));
        }
        return json;
    }

    private static Map<String, Object> domain(TokenView.Place place, boolean names) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", place.id());
        if (names) {
            json.put("name", place.name());
        }
        return json;
    }

    private static String path(AssignmentService.Origin origin) {
        String actor = (origin.actor().type() == Actor.Type.USER ? "/users/" : "/groups/")
                + origin.actor().id();
        String target =
                switch (origin.target().type()) {
                    case PROJECT -> "/projects/" + origin.target().id();
                    case DOMAIN -> "/domains/" + origin.target().id();
                    case SYSTEM -> "/system";
                };
        String path = target + actor + "/roles/" + origin.roleId();
        return origin.inherited() ? "/OS-INHERIT" + path + "/inherited_to_projects" : path;
    }
}
