package org.ustack.rest.image;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** {@code /v2/images/} is an image with an empty id, which is not found, and not the list of all images. */
@PreMatching
@Priority(200)
public class EmptyIdFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getPath(false).matches("/?v2/.+/")) {
            throw new CloudException(CommonError.PATH_NOT_FOUND);
        }
    }
}
