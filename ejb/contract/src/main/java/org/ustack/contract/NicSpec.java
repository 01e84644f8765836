package org.ustack.contract;

import java.util.List;

/**
 * One network card with everything that the node needs to connect it, as whole desired state.
 *
 * @param port port id
 * @param mac {@code fa:16:3e:…}
 * @param addresses fixed addresses of the port
 * @param network the network to be present on the node
 * @param portSecurity false: no anti-spoofing and no group rules
 * @param rules what may pass, both directions; empty means nothing but DHCP and metadata
 */
public record NicSpec(
        String port,
        String mac,
        List<FixedAddress> addresses,
        NetworkSpec network,
        boolean portSecurity,
        List<SecurityRule> rules) {

    public NicSpec {
        addresses = List.copyOf(addresses);
        rules = List.copyOf(rules);
    }

    /** An address of the port, with the subnet that it belongs to. */
    public record FixedAddress(String subnet, String address) {}
}
