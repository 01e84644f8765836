package org.ustack.compute;

import org.ustack.kernel.RequestContext;

/** Servers that are started from another image, so that their own disk can be mended. */
public interface RescueService {

    /**
     * @param imageId null for the image that the server was made from
     * @param password for the time of the rescue, or null for a new one
     * @return the password
     * @throws org.ustack.kernel.CloudException {@link ComputeError#RESCUE_IMAGE_UNSUPPORTED} for an image that cannot be booted
     */
    String rescue(RequestContext caller, String serverId, String imageId, String password);

    void unrescue(RequestContext caller, String serverId);
}
