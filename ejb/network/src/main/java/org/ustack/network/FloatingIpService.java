package org.ustack.network;

import java.util.List;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Floating addresses. Things that the caller may not see are "not found"; {@code ifRevision} null means any. */
public interface FloatingIpService {

    /** All or none. */
    List<FloatingIpView> create(RequestContext caller, List<FloatingIpDraft> drafts);

    FloatingIpView show(RequestContext caller, String id);

    Slice<FloatingIpView> list(RequestContext caller, Listing listing);

    /**
     * Associates, disassociates or describes.
     *
     * @throws org.ustack.kernel.CloudException {@link RouterError#FLOATING_IP_PORT_ALREADY_ASSOCIATED} if the fixed address has one
     */
    FloatingIpView update(RequestContext caller, String id, FloatingIpDraft changes, Long ifRevision);

    /** @throws org.ustack.kernel.CloudException {@link RouterError#FLOATING_IP_IN_USE_BY_PORT_FORWARDING} */
    void delete(RequestContext caller, String id, Long ifRevision);

    /** The IPv4 subnets of external networks, of which addresses can be had. */
    List<FloatingIpPool> pools(RequestContext caller);

    record FloatingIpPool(String networkId, String subnetId, String subnetName, String cidr, String projectId) {}
}
