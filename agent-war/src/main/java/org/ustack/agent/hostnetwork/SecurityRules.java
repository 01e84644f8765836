package org.ustack.agent.hostnetwork;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.contract.SecurityRule;

/** A security group rule as the match of an nftables rule in the inet family. */
final class SecurityRules {

    /** Assigned numbers (IANA) of the names that the network API accepts. */
    private static final Map<String, Integer> PROTOCOLS = Map.ofEntries(
            Map.entry("icmp", 1),
            Map.entry("igmp", 2),
            Map.entry("ipip", 4),
            Map.entry("tcp", 6),
            Map.entry("egp", 8),
            Map.entry("udp", 17),
            Map.entry("dccp", 33),
            Map.entry("ipv6-encap", 41),
            Map.entry("ipv6-route", 43),
            Map.entry("ipv6-frag", 44),
            Map.entry("rsvp", 46),
            Map.entry("gre", 47),
            Map.entry("esp", 50),
            Map.entry("ah", 51),
            Map.entry("ipv6-icmp", 58),
            Map.entry("icmpv6", 58),
            Map.entry("ipv6-nonxt", 59),
            Map.entry("ipv6-opts", 60),
            Map.entry("ospf", 89),
            Map.entry("vrrp", 112),
            Map.entry("pgm", 113),
            Map.entry("sctp", 132),
            Map.entry("udplite", 136));

    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;

    private SecurityRules() {}

    /** The match, or nothing for a rule that can match no packet. */
    static Optional<String> match(SecurityRule rule) {
        boolean ipv4 = rule.ethertype().equalsIgnoreCase("IPv4");
        StringBuilder text = new StringBuilder("meta nfproto ").append(ipv4 ? "ipv4" : "ipv6");
        if (rule.remotes() != null) {
            List<String> remotes = widest(rule.remotes(), ipv4);
            if (remotes.isEmpty()) {
                return Optional.empty();
            }
            String side = rule.direction().equals("ingress") ? "saddr" : "daddr";
            text.append(ipv4 ? " ip " : " ip6 ")
                    .append(side)
                    .append(" { ")
                    .append(String.join(", ", remotes))
                    .append(" }");
        }
        if (rule.protocol() != null) {
            protocol(text, rule, number(rule.protocol(), ipv4));
        }
        return Optional.of(text.toString());
    }

    private static void protocol(StringBuilder text, SecurityRule rule, int number) {
        text.append(" meta l4proto ").append(number);
        if (number == ICMP || number == ICMPV6) {
            String family = number == ICMP ? " icmp" : " icmpv6";
            if (rule.portMin() != null) {
                text.append(family).append(" type ").append(rule.portMin());
            }
            if (rule.portMax() != null && rule.portMin() != null) {
                text.append(family).append(" code ").append(rule.portMax());
            }
        } else if (rule.portMin() != null || rule.portMax() != null) {
            int first = rule.portMin() == null ? 0 : rule.portMin();
            int last = rule.portMax() == null ? first : rule.portMax();
            text.append(" th dport ").append(first).append(first == last ? "" : "-" + last);
        }
    }

    private static int number(String protocol, boolean ipv4) {
        Integer known = PROTOCOLS.get(protocol.toLowerCase(java.util.Locale.ROOT));
        int number = known != null ? known : Integer.parseInt(protocol);
        // The network API lets "icmp" stand for both families' protocol.
        return number == ICMP && !ipv4 ? ICMPV6 : number;
    }

    /** Without ranges that lie in another one: nftables refuses overlaps. */
    private static List<String> widest(List<String> remotes, boolean ipv4) {
        List<Cidr> kept = new ArrayList<>();
        for (String text : remotes) {
            Cidr candidate = Cidr.parse(text);
            if (candidate.isIpv4() == ipv4 && kept.stream().noneMatch(other -> other.contains(candidate))) {
                kept.removeIf(candidate::contains);
                kept.add(candidate);
            }
        }
        return kept.stream().map(Cidr::range).toList();
    }
}
