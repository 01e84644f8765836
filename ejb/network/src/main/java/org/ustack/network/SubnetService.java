package org.ustack.network;

import java.util.List;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Subnets. Things that the caller may not see are "not found"; {@code ifRevision} null means any. */
public interface SubnetService {

    /** All or none. @throws org.ustack.kernel.CloudException {@link NetworkError#INVALID_INPUT} for an overlap in the network */
    List<SubnetView> create(RequestContext caller, List<SubnetDraft> drafts);

    SubnetView show(RequestContext caller, String id);

    Slice<SubnetView> list(RequestContext caller, Listing listing);

    SubnetView update(RequestContext caller, String id, SubnetDraft changes, Long ifRevision);

    /** @throws org.ustack.kernel.CloudException {@link NetworkError#SUBNET_IN_USE} while ports have addresses that they were given of it */
    void delete(RequestContext caller, String id, Long ifRevision);
}
