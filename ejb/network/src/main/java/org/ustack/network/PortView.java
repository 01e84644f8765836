package org.ustack.network;

import java.util.List;

/**
 * @param bindingProfile JSON text of an object
 * @param networkQosPolicyId the policy of its network, which holds where the port has none
 * @param trunk of which the port is the parent, or null
 */
public record PortView(
        ResourceHead head,
        String networkId,
        String mac,
        boolean adminStateUp,
        String status,
        List<FixedIp> fixedIps,
        String deviceId,
        String deviceOwner,
        String host,
        String vnicType,
        String bindingProfile,
        boolean portSecurity,
        List<String> securityGroups,
        List<AddressPair> addressPairs,
        List<DhcpOption> dhcpOptions,
        String dnsName,
        String dnsDomain,
        String qosPolicyId,
        String networkQosPolicyId,
        TrunkDetails trunk) {

    /** @param macs of the ports in the order of the subports */
    public record TrunkDetails(String id, List<TrunkService.SubPort> subPorts, List<String> macs) {}
}
