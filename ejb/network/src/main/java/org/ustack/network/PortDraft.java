package org.ustack.network;

import java.util.List;

/** A port to be made, or the changes to one. Lists given as null count as left out, where a default exists. */
public record PortDraft(
        String networkId,
        Change<String> projectId,
        Change<String> name,
        Change<String> description,
        Change<Boolean> adminStateUp,
        Change<String> mac,
        Change<List<FixedIp>> fixedIps,
        Change<String> deviceId,
        Change<String> deviceOwner,
        Change<String> host,
        Change<String> vnicType,
        Change<String> bindingProfile,
        Change<Boolean> portSecurity,
        Change<List<String>> securityGroups,
        Change<List<AddressPair>> addressPairs,
        Change<List<DhcpOption>> dhcpOptions,
        Change<String> dnsName,
        Change<String> dnsDomain) {

    /** A draft that says nothing of all else. */
    public static PortDraft of(
            String networkId,
            Change<List<FixedIp>> fixedIps,
            Change<List<String>> securityGroups,
            Change<String> dnsName) {
        return new PortDraft(
                networkId,
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                fixedIps,
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                securityGroups,
                Change.none(),
                Change.none(),
                dnsName,
                Change.none());
    }
}
