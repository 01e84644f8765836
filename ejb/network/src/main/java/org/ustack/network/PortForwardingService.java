package org.ustack.network;

import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** The port forwardings of a floating address that no port has as a whole. */
public interface PortForwardingService {

    /**
     * @throws org.ustack.kernel.CloudException a bad request for ports that are forwarded already, {@link
     *     RouterError#FLOATING_IP_PORT_ALREADY_ASSOCIATED} and {@link RouterError#PORT_HAS_BINDING_FLOATING_IP}
     */
    PortForwardingView create(RequestContext caller, String floatingIpId, PortForwardingDraft draft);

    PortForwardingView show(RequestContext caller, String floatingIpId, String id);

    Slice<PortForwardingView> list(RequestContext caller, String floatingIpId, Listing listing);

    PortForwardingView update(RequestContext caller, String floatingIpId, String id, PortForwardingDraft changes);

    void delete(RequestContext caller, String floatingIpId, String id);
}
