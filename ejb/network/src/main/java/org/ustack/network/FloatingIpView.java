package org.ustack.network;

import java.util.List;

/**
 * @param portId the port that has it, or null
 * @param port the same, or null
 */
public record FloatingIpView(
        ResourceHead head,
        String networkId,
        String address,
        String portId,
        String fixedAddress,
        String routerId,
        String status,
        String dnsName,
        String dnsDomain,
        PortView port,
        List<PortForwardingView> forwardings) {}
