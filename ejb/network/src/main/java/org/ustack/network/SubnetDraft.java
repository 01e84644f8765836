package org.ustack.network;

import java.util.List;

/** A subnet to be made, or the changes to one. */
public record SubnetDraft(
        String networkId,
        Change<String> projectId,
        Change<String> name,
        Change<String> description,
        Change<Integer> ipVersion,
        Change<String> cidr,
        Change<String> gatewayIp,
        Change<Boolean> enableDhcp,
        Change<String> raMode,
        Change<String> addressMode,
        Change<List<Pool>> pools,
        Change<List<String>> dnsServers,
        Change<List<HostRoute>> hostRoutes,
        Change<List<String>> serviceTypes,
        Change<Boolean> publishDns,
        Change<String> subnetPoolId,
        Change<Boolean> useDefaultPool,
        Change<Integer> prefixLength) {

    /** One whose prefix does not come from a pool. */
    public SubnetDraft(
            String networkId,
            Change<String> projectId,
            Change<String> name,
            Change<String> description,
            Change<Integer> ipVersion,
            Change<String> cidr,
            Change<String> gatewayIp,
            Change<Boolean> enableDhcp,
            Change<String> raMode,
            Change<String> addressMode,
            Change<List<Pool>> pools,
            Change<List<String>> dnsServers,
            Change<List<HostRoute>> hostRoutes,
            Change<List<String>> serviceTypes,
            Change<Boolean> publishDns) {
        this(
                networkId,
                projectId,
                name,
                description,
                ipVersion,
                cidr,
                gatewayIp,
                enableDhcp,
                raMode,
                addressMode,
                pools,
                dnsServers,
                hostRoutes,
                serviceTypes,
                publishDns,
                Change.none(),
                Change.none(),
                Change.none());
    }
}
