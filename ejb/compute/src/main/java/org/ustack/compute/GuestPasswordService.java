package org.ustack.compute;

import org.ustack.kernel.RequestContext;

/** The password that a guest made up and left at the metadata service, encrypted with its owner's public key. */
public interface GuestPasswordService {

    /** @return base64, or the empty text if the guest has left none */
    String get(RequestContext caller, String serverId);

    /** Forgets it here and on the node; the guest may leave another one. None there is fine. */
    void clear(RequestContext caller, String serverId);
}
