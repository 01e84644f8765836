package org.ustack.rest.placement;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** Works out the microversion. {@code /placement} without a slash is the root, too. */
@ApplicationScoped
@PreMatching
@Priority(200)
public class PlacementVersionFilter implements ContainerRequestFilter {

    static final String HEADER = "OpenStack-API-Version";

    @Inject
    PlacementRequest placement;

    @Override
    public void filter(ContainerRequestContext request) {
        String base = request.getUriInfo().getBaseUri().getRawPath();
        if (base.equals(request.getUriInfo().getRequestUri().getRawPath() + "/")) {
            request.setRequestUri(
                    request.getUriInfo().getBaseUri(), request.getUriInfo().getBaseUri());
        }
        placement.negotiated(PlacementVersion.negotiate(request.getHeaderString(HEADER)));
    }
}
