package org.ustack.network.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;
import org.ustack.network.AddressPair;
import org.ustack.network.Cidr;
import org.ustack.network.NetworkError;
import org.ustack.network.PortDraft;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Port;

/** What a port may be, and who may say so. Pure. */
final class PortRules {

    private PortRules() {}

    /** Bindings are the admin's; on another's network a port cannot choose its addresses. */
    static void checkPolicy(RequestContext caller, Network network, PortDraft draft, String rule) {
        if (caller.isAdmin()) {
            return;
        }
        forbid(draft.host().given(), rule + ":binding:host_id");
        forbid(draft.bindingProfile().given(), rule + ":binding:profile");
        forbid(Port.ownedByNetwork(draft.deviceOwner().orIfNull("")), rule + ":device_owner");
        if (!caller.owns(network.projectId())) {
            forbid(draft.mac().orIfNull(null) != null, rule + ":mac_address");
            forbid(draft.portSecurity().orIfNull(null) != null, rule + ":port_security_enabled");
            forbid(!draft.addressPairs().orIfNull(List.of()).isEmpty(), rule + ":allowed_address_pairs");
            forbid(
                    draft.fixedIps().orIfNull(List.of()).stream().anyMatch(ip -> ip.address() != null),
                    rule + ":fixed_ips:ip_address");
        }
    }

    static void checkSecurity(boolean portSecurity, List<String> groups, List<AddressPair> pairs) {
        if (!portSecurity && !groups.isEmpty()) {
            throw new CloudException(NetworkError.PORT_SECURITY_PORT_HAS_SECURITY_GROUP);
        }
        if (!portSecurity && !pairs.isEmpty()) {
            throw new CloudException(NetworkError.ADDRESS_PAIR_AND_PORT_SECURITY_REQUIRED);
        }
        Set<AddressPair> seen = new HashSet<>();
        for (AddressPair pair : pairs) {
            if (Cidr.parse(pair.address()).isEmpty()) {
                throw CommonError.invalid(
                        "allowed_address_pairs", pair.address(), "'" + pair.address() + "' is not a valid IP address");
            }
            if (!seen.add(pair)) {
                throw new CloudException(
                        NetworkError.DUPLICATE_ADDRESS_PAIR_IN_REQUEST, "mac", pair.mac(), "address", pair.address());
            }
        }
    }

    private static void forbid(boolean asked, String rule) {
        if (asked) {
            throw Visible.forbidden(rule);
        }
    }
}
