package org.ustack.network;

import java.util.List;

public record SubnetView(
        ResourceHead head,
        String networkId,
        int ipVersion,
        String cidr,
        String gatewayIp,
        boolean enableDhcp,
        String raMode,
        String addressMode,
        List<Pool> pools,
        List<String> dnsServers,
        List<HostRoute> hostRoutes,
        List<String> serviceTypes,
        boolean publishDns,
        String subnetPoolId,
        String segmentId,
        boolean external) {}
