package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.compute.FlavorService;
import org.ustack.identity.ProjectDirectory;
import org.ustack.kernel.CloudException;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** {@code /flavors/{id}/action}: gives and takes access to a private flavor. */
@Path("v2.1/flavors/{id}/action")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FlavorActionsResource {

    @Inject
    ComputeRequest request;

    @Inject
    FlavorService flavors;

    @Inject
    ProjectDirectory projects;

    @Inject
    PolicyGate policies;

    @POST
    @Policy("os_compute_api:os-flavor-access")
    public Map<String, Object> change(@PathParam("id") String id, JsonBody body) {
        boolean add = body.has("addTenantAccess");
        String action = add ? "addTenantAccess" : "removeTenantAccess";
        if (!body.has(action)) {
            throw new CloudException(ComputeApiError.NO_SUCH_ACTION, "action", String.join(", ", body.names()));
        }
        policies.require("os_compute_api:os-flavor-access:" + (add ? "add_tenant_access" : "remove_tenant_access"));
        String project = FlavorsResource.object(body, action).only("tenant").requiredText("tenant", 1, Fields.MAX_NAME);
        if (!projects.projectExists(project)) {
            throw new CloudException(ComputeApiError.PROJECT_INVALID, "id", project);
        }
        return FlavorAccessResource.json(
                id,
                add
                        ? flavors.addAccess(request.caller(), id, project)
                        : flavors.removeAccess(request.caller(), id, project));
    }
}
