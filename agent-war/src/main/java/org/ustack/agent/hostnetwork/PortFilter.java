package org.ustack.agent.hostnetwork;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.ustack.agent.instance.NicRecord;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;
import org.ustack.contract.SecurityRule;

/** The node's whole nftables ruleset as text; applied in one transaction, so no packet sees a half of it. */
final class PortFilter {

    private static final int PORT_BITS = 16;
    private static final int ZONES = 65_535;
    private static final String IPV6_NEIGHBOURS =
            "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit, nd-router-advert } accept";

    private final LinkNames names;
    private final MetadataLinks metadata;
    /** The bridge that the node owns for a network, or null for an isolated network. */
    private final Function<NetworkSpec, String> ownedBridge;

    /** The rules of a port, with the members of remote groups as they are now. */
    private final Function<NicSpec, List<SecurityRule>> rules;

    PortFilter(
            LinkNames names,
            MetadataLinks metadata,
            Function<NetworkSpec, String> ownedBridge,
            Function<NicSpec, List<SecurityRule>> rules) {
        this.names = names;
        this.rules = rules;
        this.metadata = metadata;
        this.ownedBridge = ownedBridge;
    }

    /** @param routed networks that are here for routers, with or without a guest */
    String ruleset(List<NicRecord> nics, Collection<NetworkSpec> routed) {
        Map<String, NetworkSpec> networks = new TreeMap<>();
        routed.forEach(network -> networks.put(network.id(), network));
        nics.forEach(nic -> networks.put(nic.network(), nic.nic().network()));
        List<NicRecord> filtered =
                nics.stream().filter(nic -> nic.nic().portSecurity()).toList();
        StringBuilder text = new StringBuilder();
        replaceTable(text, "bridge", bridgeTable(filtered));
        replaceTable(text, "inet", inetTable(networks.values(), filtered));
        return text.toString();
    }

    private void replaceTable(StringBuilder text, String family, String body) {
        String table = "table " + family + " " + names.table();
        // Declared first, so that the deletion never fails.
        text.append(table).append("\ndelete ").append(table).append('\n');
        text.append(table).append(" {\n").append(body).append("}\n");
    }

    private String bridgeTable(List<NicRecord> nics) {
        StringBuilder text = new StringBuilder();
        List<String> jumps = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        marks.add("iifname \"" + names.taps() + "\" meta mark set 0");
        marks.add("oifname \"" + names.taps() + "\" meta mark set 0");
        for (int i = 0; i < nics.size(); i++) {
            String tap = names.tap(nics.get(i).port());
            int number = i + 1;
            chain(text, "from_" + number, "", spoofing(nics.get(i).nic()));
            jumps.add("\"" + tap + "\" : jump from_" + number);
            marks.add("iifname \"%s\" meta mark set 0x%x".formatted(tap, number));
        }
        for (int i = 0; i < nics.size(); i++) {
            String tap = names.tap(nics.get(i).port());
            marks.add("oifname \"%s\" meta mark set meta mark or 0x%x".formatted(tap, (i + 1) << PORT_BITS));
        }
        chain(text, "prerouting", "filter hook prerouting priority -10", verdicts("iifname", jumps));
        chain(text, "forward", "filter hook forward priority -10", marks);
        return text.toString();
    }

    /** A guest speaks with its own card's address and its own addresses only, and is neither DHCP server nor router. */
    private static List<String> spoofing(NicSpec nic) {
        Set<String> ipv4 = new LinkedHashSet<>();
        Set<String> ipv6 = new LinkedHashSet<>();
        for (NicSpec.FixedAddress address : nic.addresses()) {
            Cidr cidr = Cidr.parse(address.address());
            (cidr.isIpv4() ? ipv4 : ipv6).add(cidr.address());
        }
        // While it has no address yet: the DHCP client's 0.0.0.0, IPv6's :: and what it makes itself.
        ipv4.add("0.0.0.0");
        ipv6.add("::");
        ipv6.add("fe80::/10");
        String mac = mac(nic.mac());
        return List.of(
                "ether saddr != " + mac + " drop",
                "ether type arp arp saddr ether != " + mac + " drop",
                "ether type arp arp saddr ip != { " + String.join(", ", ipv4) + " } drop",
                "ether type arp accept",
                "ether type ip ip saddr != { " + String.join(", ", ipv4) + " } drop",
                "ether type ip udp sport 67 udp dport 68 drop",
                "ether type ip accept",
                "ether type ip6 ip6 saddr != { " + String.join(", ", ipv6) + " } drop",
                "ether type ip6 icmpv6 type nd-router-advert drop",
                "ether type ip6 udp sport 547 udp dport 546 drop",
                "ether type ip6 accept",
                "drop");
    }

    private String inetTable(Collection<NetworkSpec> networks, List<NicRecord> nics) {
        StringBuilder text = new StringBuilder();
        List<String> out = new ArrayList<>();
        List<String> in = new ArrayList<>();
        List<String> hostOut = new ArrayList<>();
        List<String> hostIn = new ArrayList<>();
        for (int i = 0; i < nics.size(); i++) {
            NicSpec nic = nics.get(i).nic();
            int number = i + 1;
            chain(text, "out_" + number, "", group(nic, "egress"));
            chain(text, "in_" + number, "", group(nic, "ingress"));
            out.add("0x%x : jump out_%d".formatted(number, number));
            in.add("0x%x : jump in_%d".formatted(number << PORT_BITS, number));
            String bridge = ownedBridge.apply(nic.network());
            if (bridge != null) {
                for (String address : ipv4(nic)) {
                    hostOut.add("\"%s\" . %s : jump out_%d".formatted(bridge, address, number));
                    hostIn.add("\"%s\" . %s : jump in_%d".formatted(bridge, address, number));
                }
            }
        }
        List<String> fromGuest = verdicts("iifname . ip saddr", hostOut);
        List<String> toGuest = verdicts("oifname . ip daddr", hostIn);
        // Two chains on one hook: accepting what leaves one guest must not yet accept its arrival at another.
        chain(
                text,
                "forward_out",
                "filter hook forward priority -5",
                joined(verdicts("meta mark & 0xffff", out), fromGuest));
        chain(
                text,
                "forward_in",
                "filter hook forward priority 0",
                joined(verdicts("meta mark & 0xffff0000", in), toGuest));
        String guard =
                "ip daddr %s iifname != { \"lo\", \"%s\" } drop".formatted(metadata.server(), names.metadataLinks());
        chain(text, "input", "filter hook input priority 0", joined(List.of(guard), fromGuest));
        chain(text, "output", "filter hook output priority 0", toGuest);
        chain(text, "zones", "filter hook prerouting priority raw", zones(networks));
        chain(text, "postrouting", "nat hook postrouting priority srcnat", masquerade(networks));
        return text.toString();
    }

    private List<String> group(NicSpec nic, String direction) {
        List<String> lines = new ArrayList<>();
        lines.add("ct state established,related accept");
        lines.add("ct state invalid drop");
        lines.add(IPV6_NEIGHBOURS);
        if (direction.equals("ingress")) {
            lines.add("udp sport 67 udp dport 68 accept");
        } else {
            lines.add("udp sport 68 udp dport 67 accept");
            lines.add("ip daddr " + MetadataLinks.GUEST_SIDE + " tcp dport 80 accept");
        }
        for (SecurityRule rule : rules.apply(nic)) {
            if (rule.direction().equals(direction)) {
                SecurityRules.match(rule).ifPresent(match -> lines.add(match + " accept"));
            }
        }
        lines.add("drop");
        return lines;
    }

    /** Owned bridges stay in the common zone, where the host's own connections and address translation are. */
    private List<String> zones(Collection<NetworkSpec> networks) {
        Map<String, Integer> zones = new TreeMap<>();
        for (NetworkSpec network : networks) {
            if (ownedBridge.apply(network) == null) {
                // A function of the name, so that a zone does not change under open connections.
                String bridge = names.bridge(network.id());
                zones.put(bridge, 1 + Math.floorMod(bridge.hashCode(), ZONES - 1));
            }
        }
        List<String> pairs = new ArrayList<>();
        zones.forEach((bridge, zone) -> pairs.add("\"" + bridge + "\" : " + zone));
        return pairs.isEmpty() ? List.of() : List.of("ct zone set iifname map { " + String.join(", ", pairs) + " }");
    }

    private List<String> masquerade(Collection<NetworkSpec> networks) {
        Set<String> lines = new LinkedHashSet<>();
        for (NetworkSpec network : networks) {
            String bridge = ownedBridge.apply(network);
            if (bridge != null) {
                for (NetworkSpec.SubnetSpec subnet : network.subnets()) {
                    Cidr cidr = Cidr.parse(subnet.cidr());
                    if (cidr.isIpv4()) {
                        // What crosses another bridge came through a router, which has said who asks.
                        lines.add("oifname != \"%s\" oifname != \"%s\" ip saddr %s ip daddr != %s masquerade"
                                .formatted(bridge, names.bridges(), cidr.range(), cidr.range()));
                    }
                }
            }
        }
        return List.copyOf(lines);
    }

    private static List<String> ipv4(NicSpec nic) {
        return nic.addresses().stream()
                .map(address -> Cidr.parse(address.address()))
                .filter(Cidr::isIpv4)
                .map(Cidr::address)
                .toList();
    }

    private static String mac(String mac) {
        if (!mac.matches("([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}")) {
            throw new IllegalArgumentException("not a MAC address: " + mac);
        }
        return mac;
    }

    private static List<String> verdicts(String key, List<String> pairs) {
        return pairs.isEmpty() ? List.of() : List.of(key + " vmap { " + String.join(", ", pairs) + " }");
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static void chain(StringBuilder text, String name, String hook, List<String> lines) {
        text.append("  chain ").append(name).append(" {\n");
        if (!hook.isEmpty()) {
            text.append("    type ").append(hook).append("; policy accept;\n");
        }
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
        text.append("  }\n");
    }
}
