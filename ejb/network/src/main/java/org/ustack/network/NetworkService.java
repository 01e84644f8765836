package org.ustack.network;

import java.util.List;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Networks. Things that the caller may not see are "not found"; {@code ifRevision} null means any. */
public interface NetworkService {

    /** All or none. */
    List<NetworkView> create(RequestContext caller, List<NetworkDraft> drafts);

    NetworkView show(RequestContext caller, String id);

    Slice<NetworkView> list(RequestContext caller, Listing listing);

    /** @throws org.ustack.kernel.CloudException {@link NetworkError#REVISION_NUMBER_CONSTRAINT_FAILED} if it has another revision */
    NetworkView update(RequestContext caller, String id, NetworkDraft changes, Long ifRevision);

    /** Takes the subnets with it. @throws org.ustack.kernel.CloudException {@link NetworkError#NETWORK_IN_USE} while ports are on it */
    void delete(RequestContext caller, String id, Long ifRevision);
}
