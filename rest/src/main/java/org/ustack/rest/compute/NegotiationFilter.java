package org.ustack.rest.compute;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.CurrentRequest;

/**
 * Works out the microversion, takes a project id out of the path (the older form of the endpoint's URL) so that resources
 * are declared once, and answers paths of API versions that do not exist with the choices that do.
 */
@ApplicationScoped
@PreMatching
@Priority(200)
public class NegotiationFilter implements ContainerRequestFilter {

    static final String STANDARD_HEADER = "OpenStack-API-Version";
    static final String LEGACY_HEADER = "X-OpenStack-Nova-API-Version";

    private static final Pattern PROJECT = Pattern.compile("/*v2\\.1/([0-9a-f]{32})(/.*)?");
    private static final Pattern KNOWN = Pattern.compile("/*|/*v2(\\.1)?(/.*)?");
    /** A collection with an empty name behind it is not the collection; the roots end in a slash, too. */
    private static final Pattern ENDS_IN_SLASH =
            Pattern.compile("/*v2(\\.1)?/([0-9a-f]{32}/)?(?![0-9a-f]{32}/$)[^/]+.*/");

    private static final int MULTIPLE_CHOICES = 300;

    @Inject
    ComputeRequest compute;

    @Inject
    CurrentRequest current;

    @Override
    public void filter(ContainerRequestContext request) {
        if (isRootWithoutSlash(request)) {
            request.setRequestUri(
                    request.getUriInfo().getBaseUri(), request.getUriInfo().getBaseUri());
        }
        String path = request.getUriInfo().getPath(false);
        if (!KNOWN.matcher(path).matches()) {
            request.abortWith(Response.status(MULTIPLE_CHOICES)
                    .type(MediaType.APPLICATION_JSON)
                    .entity(VersionJson.choices(current.baseUrl() + "/compute", path))
                    .build());
            return;
        }
        if (ENDS_IN_SLASH.matcher(path).matches()) {
            throw new CloudException(CommonError.PATH_NOT_FOUND);
        }
        compute.negotiated(Microversion.negotiate(
                request.getHeaderString(STANDARD_HEADER), request.getHeaderString(LEGACY_HEADER)));
        Matcher withProject = PROJECT.matcher(path);
        if (withProject.matches()) {
            compute.addressedProject(withProject.group(1));
            request.setRequestUri(request.getUriInfo().getBaseUri(), without(request, withProject.group(2)));
        }
    }

    /** {@code /compute} is the root too, though it does not begin with the base address {@code /compute/}. */
    private static boolean isRootWithoutSlash(ContainerRequestContext request) {
        String base = request.getUriInfo().getBaseUri().getRawPath();
        return base.equals(request.getUriInfo().getRequestUri().getRawPath() + "/");
    }

    private static URI without(ContainerRequestContext request, String rest) {
        URI whole = request.getUriInfo().getRequestUri();
        String base = request.getUriInfo().getBaseUri().getRawPath();
        String slash = base.endsWith("/") ? "" : "/";
        return UriBuilder.fromUri(whole)
                .replacePath(base + slash + "v2.1" + (rest == null ? "/" : rest))
                .build();
    }
}
