package org.ustack.rest.ustack;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.identity.EffectivePermissionService;
import org.ustack.identity.Target;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;

/**
 * {@code /effective-permissions?user_id=<id>&project_id=<id>}, or {@code &domain_id=<id>} or {@code &system=all}: what a user
 * may do there, and why. The parameters are called as identity calls them.
 */
@Path("effective-permissions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EffectivePermissionsResource {

    @Inject
    CurrentRequest current;

    @Inject
    EffectivePermissionService permissions;

    @GET
    @Policy(EffectivePermissionService.RULE)
    public Map<String, Object> show(
            @QueryParam("user_id") String user,
            @QueryParam("project_id") String project,
            @QueryParam("domain_id") String domain,
            @QueryParam("system") String system) {
        if (empty(user)) {
            throw CommonError.invalid("user_id", "None", "the id of a user is needed");
        }
        return EffectivePermissionsJson.of(permissions.of(current.context(), user, place(project, domain, system)));
    }

    static Target place(String project, String domain, String system) {
        int places = (empty(project) ? 0 : 1) + (empty(domain) ? 0 : 1) + (empty(system) ? 0 : 1);
        if (places != 1) {
            throw CommonError.invalid(
                    "project_id",
                    empty(project) ? "None" : project,
                    "exactly one of project_id, domain_id and system is needed");
        }
        if (!empty(project)) {
            return Target.project(project);
        }
        if (!empty(domain)) {
            return Target.domain(domain);
        }
        if (!system.equals("all")) {
            throw CommonError.invalid("system", system, "the only system is all");
        }
        return Target.SYSTEM;
    }

    private static boolean empty(String text) {
        return text == null || text.isEmpty();
    }
}
