package org.ustack.contract;

import java.util.List;

/**
 * A network as a node must have it.
 *
 * @param id network id
 * @param name display name
 * @param type {@code flat}, {@code vlan}, {@code vxlan} or {@code local}
 * @param physicalNetwork for flat and vlan: the label that the node maps to a bridge of its own; else null
 * @param segmentationId VLAN id or VNI; null for flat and local
 * @param mtu bytes
 * @param subnets in the order of creation
 */
public record NetworkSpec(
        String id,
        String name,
        String type,
        String physicalNetwork,
        Integer segmentationId,
        int mtu,
        List<SubnetSpec> subnets) {

    public NetworkSpec {
        subnets = List.copyOf(subnets);
    }

    /**
     * @param dhcpAddress address of the DHCP and metadata service in that subnet, or null where DHCP is off
     * @param gateway null for none
     */
    public record SubnetSpec(
            String id,
            String cidr,
            String gateway,
            String dhcpAddress,
            List<String> dnsServers,
            List<Route> hostRoutes) {

        public SubnetSpec {
            dnsServers = List.copyOf(dnsServers);
            hostRoutes = List.copyOf(hostRoutes);
        }
    }

    public record Route(String destination, String nextHop) {}
}
