package org.ustack.rest.compute;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** After the caller is known: a project in the URL must be the token's, and the operation must exist at the microversion. */
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION + 100)
public class VersionGate implements ContainerRequestFilter {

    @Inject
    ComputeRequest compute;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Microversions exists = resource.getResourceMethod().getAnnotation(Microversions.class);
        int minor = compute.version().minor();
        if (exists != null && (minor < exists.from() || minor > exists.until())) {
            throw new CloudException(CommonError.PATH_NOT_FOUND);
        }
        String urlProject = compute.urlProject();
        boolean isPublic =
                resource.getResourceMethod().isAnnotationPresent(org.ustack.rest.common.PublicEndpoint.class);
        if (urlProject != null
                && !isPublic
                && !urlProject.equals(compute.caller().projectId())) {
            throw new CloudException(
                    ComputeApiError.WRONG_PROJECT,
                    "url",
                    urlProject,
                    "context",
                    compute.caller().projectId());
        }
    }
}
