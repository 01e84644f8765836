package org.ustack.network;

import java.util.List;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Ports. Things that the caller may not see are "not found"; {@code ifRevision} null means any. */
public interface PortService {

    /**
     * All or none.
     *
     * @throws org.ustack.kernel.CloudException {@link NetworkError#IP_ADDRESS_GENERATION_FAILURE} if a pool is exhausted
     */
    List<PortView> create(RequestContext caller, List<PortDraft> drafts);

    PortView show(RequestContext caller, String id);

    Slice<PortView> list(RequestContext caller, Listing listing);

    PortView update(RequestContext caller, String id, PortDraft changes, Long ifRevision);

    void delete(RequestContext caller, String id, Long ifRevision);
}
