package org.ustack.network;

import java.util.List;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Routers. Things that the caller may not see are "not found"; {@code ifRevision} null means any. */
public interface RouterService {

    /** All or none. */
    List<RouterView> create(RequestContext caller, List<RouterDraft> drafts);

    RouterView show(RequestContext caller, String id);

    Slice<RouterView> list(RequestContext caller, Listing listing);

    /**
     * @throws org.ustack.kernel.CloudException {@link RouterError#ROUTER_EXTERNAL_GATEWAY_IN_USE_BY_FLOATING_IP} if floating addresses
     *     need the gateway that is to go
     */
    RouterView update(RequestContext caller, String id, RouterDraft changes, Long ifRevision);

    /** @throws org.ustack.kernel.CloudException {@link RouterError#ROUTER_IN_USE} while it has interfaces */
    void delete(RequestContext caller, String id, Long ifRevision);

    /**
     * Connects a network: by a subnet, at its gateway's address, or by a port that nobody uses.
     *
     * @param subnetId and {@code portId}: exactly one of them
     */
    RouterInterfaceView addInterface(RequestContext caller, String id, String subnetId, String portId);

    /** @param subnetId and {@code portId}: one of them, or both if they belong together */
    RouterInterfaceView removeInterface(RequestContext caller, String id, String subnetId, String portId);

    /** Adds routes; those that are there stay as they are. */
    RouterView addRoutes(RequestContext caller, String id, List<HostRoute> routes);

    /** Takes routes away; those that are not there are fine. */
    RouterView removeRoutes(RequestContext caller, String id, List<HostRoute> routes);
}
