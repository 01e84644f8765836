package org.ustack.compute;

import org.ustack.kernel.RequestContext;
import org.ustack.network.ServerPorts.NicRequest;

/** Cards that a server gets and loses after its boot. */
public interface InterfaceService {

    /**
     * Claims the port and tells the node; a card that cannot be plugged in gives its port back.
     *
     * @return the id of the port
     * @throws org.ustack.kernel.CloudException {@link ComputeError#NO_NETWORK_TO_ATTACH}, and as
     *     {@link org.ustack.network.ServerPorts#check}
     */
    String attach(RequestContext caller, String serverId, NicRequest request);

    /** @throws org.ustack.kernel.CloudException {@link ComputeError#PORT_NOT_ATTACHED} */
    void detach(RequestContext caller, String serverId, String portId);
}
