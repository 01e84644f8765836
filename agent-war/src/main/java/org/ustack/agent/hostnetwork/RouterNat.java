package org.ustack.agent.hostnetwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ustack.contract.RouterSpec;

/**
 * What a router does with addresses, as the nftables ruleset of its namespace; applied in one transaction. Pure text.
 *
 * <p>A connection lives on in the kernel's table when its floating address is gone. So what is translated is forwarded only while the
 * pair of addresses that it was translated with still holds.
 */
final class RouterNat {

    static final String TABLE = "router";
    private static final String FROM_OUTSIDE = "0x1";
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp", "dccp");

    private RouterNat() {}

    /** @param out the gateway's device */
    static String ruleset(RouterSpec router, String out) {
        String table = "table ip " + TABLE;
        StringBuilder text = new StringBuilder();
        text.append(table).append("\ndelete ").append(table).append('\n');
        text.append(table).append(" {\n");
        String own = router.gateway() == null ? null : ownAddress(router.gateway());
        if (own != null) {
            chain(
                    text,
                    "arrival",
                    "filter hook prerouting priority mangle",
                    List.of("iifname \"%s\" meta mark set %s".formatted(out, FROM_OUTSIDE)));
            chain(text, "prerouting", "nat hook prerouting priority dstnat", inward(router));
            chain(text, "forward", "filter hook forward priority filter", stale(router, own));
            chain(text, "postrouting", "nat hook postrouting priority srcnat", outward(router, out, own));
        }
        return text.append("}\n").toString();
    }

    /** The gateway's own IPv4 address, or null. */
    private static String ownAddress(RouterSpec.Leg gateway) {
        return gateway.addresses().stream()
                .map(address -> Cidr.parse(address.address()))
                .filter(Cidr::isIpv4)
                .map(Cidr::address)
                .findFirst()
                .orElse(null);
    }

    private static List<String> inward(RouterSpec router) {
        List<String> lines = new ArrayList<>();
        if (!router.floating().isEmpty()) {
            List<String> pairs = router.floating().stream()
                    .map(f -> address(f.floating()) + " : " + address(f.fixed()))
                    .toList();
            lines.add("dnat to ip daddr map { " + String.join(", ", pairs) + " }");
        }
        router.forwardings().forEach(forwarding -> lines.add(forward(forwarding)));
        return lines;
    }

    private static String forward(RouterSpec.Forwarding forwarding) {
        if (!PROTOCOLS.contains(forwarding.protocol())) {
            throw new IllegalArgumentException("no protocol with ports: " + forwarding.protocol());
        }
        String match = "ip daddr " + address(forwarding.floating()) + " ";
        String port = forwarding.protocol() + " dport";
        String fixed = address(forwarding.fixed());
        int shift = forwarding.internalFirst() - forwarding.externalFirst();
        if (shift == 0) {
            // Without a port in the target the port stays as it is.
            return match + port + " " + forwarding.externalFirst() + "-" + forwarding.externalLast() + " dnat to "
                    + fixed;
        }
        List<String> pairs = new ArrayList<>();
        for (int from = forwarding.externalFirst(); from <= forwarding.externalLast(); from++) {
            pairs.add(from + " : " + fixed + " . " + (from + shift));
        }
        return match + "dnat ip addr . port to " + port + " map { " + String.join(", ", pairs) + " }";
    }

    private static List<String> stale(RouterSpec router, String own) {
        Set<String> inward = new TreeSet<>();
        Set<String> outward = new TreeSet<>();
        router.floating().forEach(f -> {
            inward.add(address(f.floating()) + " . " + address(f.fixed()));
            outward.add(address(f.fixed()) + " . " + address(f.floating()));
        });
        router.forwardings().forEach(f -> inward.add(address(f.floating()) + " . " + address(f.fixed())));
        return List.of(
                "ct status dnat " + unless("ct original ip daddr . ct reply ip saddr", inward) + "drop",
                "ct status snat ct reply ip daddr != " + own + " "
                        + unless("ct original ip saddr . ct reply ip daddr", outward) + "drop");
    }

    private static String unless(String key, Set<String> pairs) {
        return pairs.isEmpty() ? "" : key + " != { " + String.join(", ", pairs) + " } ";
    }

    /** Guests that talk to a floating address of this very router get the answer through it, too. */
    private static List<String> outward(RouterSpec router, String out, String own) {
        List<String> lines = new ArrayList<>();
        lines.add("meta mark " + FROM_OUTSIDE + " accept");
        String floating = null;
        if (!router.floating().isEmpty()) {
            List<String> pairs = router.floating().stream()
                    .map(f -> address(f.fixed()) + " : " + address(f.floating()))
                    .toList();
            floating = "snat to ip saddr map { " + String.join(", ", pairs) + " }";
            lines.add("oifname != \"%s\" ct status dnat %s".formatted(out, floating));
        }
        lines.add("oifname != \"%s\" ct status dnat snat to %s".formatted(out, own));
        if (floating != null) {
            lines.add("oifname \"%s\" %s".formatted(out, floating));
        }
        if (router.snat()) {
            lines.add("oifname \"%s\" snat to %s".formatted(out, own));
        }
        return lines;
    }

    private static String address(String text) {
        return Cidr.parse(text).address();
    }

    private static void chain(StringBuilder text, String name, String hook, List<String> lines) {
        text.append("  chain ")
                .append(name)
                .append(" {\n    type ")
                .append(hook)
                .append("; policy accept;\n");
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
        text.append("  }\n");
    }
}
