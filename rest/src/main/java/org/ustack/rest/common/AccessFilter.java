package org.ustack.rest.common;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.ustack.identity.PolicyService;
import org.ustack.identity.TokenVerifier;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;

/**
 * The gate of every API: a method is public and says why, or carries a policy rule and is entered only with a valid token
 * that the rule accepts. A method with neither is closed to all.
 */
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

    @Inject
    CurrentRequest current;

    @Inject
    TokenVerifier tokens;

    @Inject
    PolicyService policies;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (resource.getResourceMethod().isAnnotationPresent(PublicEndpoint.class)) {
            return;
        }
        Policy policy = resource.getResourceMethod().getAnnotation(Policy.class);
        if (policy == null) {
            throw new IllegalStateException("no policy on " + resource.getResourceMethod());
        }
        String token = request.getHeaderString("X-Auth-Token");
        RequestContext caller = tokens.verify(token, current.requestId());
        requireAccess(request, token);
        current.authenticated(token, caller);
        current.guardedBy(policy.value());
        if (!policies.allows(policy.value(), caller)) {
            throw new CloudException(CommonError.POLICY_FORBIDS, "rule", policy.value());
        }
    }

    /**
     * The access rules of an application credential. An API lies below the type of its service; a rule may name a path with or
     * without that. As in keystonemiddleware, what the rules do not let through has no valid token.
     */
    private void requireAccess(ContainerRequestContext request, String token) {
        String path = request.getUriInfo().getRequestUri().getPath();
        String service = path.split("/", 3)[1];
        List<String> paths = List.of(path.substring(1 + service.length()), path);
        if (!tokens.admits(token, service, request.getMethod(), paths)) {
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
    }
}
