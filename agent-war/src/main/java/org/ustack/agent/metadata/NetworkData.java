package org.ustack.agent.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.agent.hostnetwork.Cidr;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;

/** The document {@code network_data.json}: links, addresses and name servers as the guest shall set them up. */
final class NetworkData {

    private static final int DEVICE_DIGITS = 11;

    private NetworkData() {}

    static Map<String, Object> of(List<NicSpec> nics) {
        List<Map<String, Object>> links = new ArrayList<>();
        List<Map<String, Object>> networks = new ArrayList<>();
        Set<String> dns = new LinkedHashSet<>();
        for (NicSpec nic : nics) {
            String link = "tap"
                    + nic.port().substring(0, Math.min(DEVICE_DIGITS, nic.port().length()));
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", link);
            entry.put("vif_id", nic.port());
            entry.put("type", "bridge");
            entry.put("mtu", nic.network().mtu());
            entry.put("ethernet_mac_address", nic.mac());
            links.add(entry);
            for (NicSpec.FixedAddress address : nic.addresses()) {
                for (NetworkSpec.SubnetSpec subnet : nic.network().subnets()) {
                    if (subnet.id().equals(address.subnet())) {
                        networks.add(network("network" + networks.size(), link, nic, address, subnet));
                        dns.addAll(subnet.dnsServers());
                    }
                }
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("links", links);
        document.put("networks", networks);
        document.put("services", services(dns));
        return document;
    }

    private static Map<String, Object> network(
            String id, String link, NicSpec nic, NicSpec.FixedAddress address, NetworkSpec.SubnetSpec subnet) {
        Cidr cidr = Cidr.parse(subnet.cidr());
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", id);
        entry.put("link", link);
        entry.put("network_id", nic.network().id());
        if (subnet.dhcpAddress() != null) {
            entry.put("type", cidr.isIpv4() ? "ipv4_dhcp" : "ipv6_dhcp");
            return entry;
        }
        entry.put("type", cidr.isIpv4() ? "ipv4" : "ipv6");
        entry.put("ip_address", address.address());
        entry.put("netmask", cidr.netmask());
        List<Map<String, String>> routes = new ArrayList<>();
        if (subnet.gateway() != null) {
            String all = cidr.isIpv4() ? "0.0.0.0" : "::";
            routes.add(Map.of("network", all, "netmask", all, "gateway", subnet.gateway()));
        }
        for (NetworkSpec.Route route : subnet.hostRoutes()) {
            Cidr destination = Cidr.parse(route.destination());
            routes.add(Map.of(
                    "network", destination.address(), "netmask", destination.netmask(), "gateway", route.nextHop()));
        }
        entry.put("routes", routes);
        entry.put("services", services(new LinkedHashSet<>(subnet.dnsServers())));
        return entry;
    }

    private static List<Map<String, String>> services(Set<String> dns) {
        return dns.stream()
                .map(server -> Map.of("type", "dns", "address", server))
                .toList();
    }
}
