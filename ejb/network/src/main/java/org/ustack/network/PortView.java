package org.ustack.network;

import java.util.List;

/** @param bindingProfile JSON text of an object */
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
        String dnsDomain) {}
