package org.ustack.rest.placement;

import jakarta.enterprise.context.RequestScoped;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** The microversion of the request in hand; null as long as it is not known. */
@RequestScoped
public class PlacementRequest {

    private PlacementVersion version;

    void negotiated(PlacementVersion negotiated) {
        this.version = negotiated;
    }

    PlacementVersion version() {
        return version;
    }

    /** @throws CloudException {@link CommonError#PATH_NOT_FOUND} before 1.N */
    PlacementVersion since(int minor) {
        if (!version.atLeast(minor)) {
            throw new CloudException(CommonError.PATH_NOT_FOUND);
        }
        return version;
    }
}
