package org.ustack.network.internal;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.network.Cidr;
import org.ustack.network.NetworkError;
import org.ustack.network.SecurityGroupRuleDraft;

/** Whether a rule makes sense, and its usual form. Pure. */
final class RuleCheck {

    private static final int GREATEST_PORT = 65535;
    private static final int GREATEST_OCTET = 255;

    /** As the API reference of Neutron lists them. */
    private static final List<String> PROTOCOLS = List.of(
            "ah",
            "dccp",
            "egp",
            "esp",
            "gre",
            "hopopt",
            "icmp",
            "icmpv6",
            "igmp",
            "ip",
            "ipip",
            "ipv6-encap",
            "ipv6-frag",
            "ipv6-icmp",
            "ipv6-nonxt",
            "ipv6-opts",
            "ipv6-route",
            "ospf",
            "pgm",
            "rsvp",
            "sctp",
            "tcp",
            "udp",
            "udplite",
            "vrrp");

    private static final Set<String> WITH_PORTS =
            Set.of("tcp", "udp", "udplite", "sctp", "dccp", "6", "17", "136", "132", "33");
    private static final Set<String> ICMP = Set.of("icmp", "1", "ipv6-icmp", "icmpv6", "58");
    private static final Set<String> ONLY_SIX = Set.of(
            "ipv6-icmp",
            "icmpv6",
            "58",
            "ipv6-encap",
            "41",
            "ipv6-frag",
            "44",
            "ipv6-nonxt",
            "59",
            "ipv6-opts",
            "60",
            "ipv6-route",
            "43");

    private RuleCheck() {}

    static SecurityGroupRuleDraft normalized(SecurityGroupRuleDraft draft) {
        String direction = draft.direction();
        if (!"ingress".equals(direction) && !"egress".equals(direction)) {
            throw CommonError.invalid("direction", direction, "'" + direction + "' is not in ['ingress', 'egress']");
        }
        String ethertype = ethertype(draft.ethertype());
        String protocol = protocol(draft.protocol(), ethertype);
        checkPorts(protocol, draft.portMin(), draft.portMax());
        String prefix = draft.remotePrefix() == null || draft.remotePrefix().isEmpty()
                ? null
                : prefix(draft.remotePrefix(), ethertype);
        long remotes = Stream.of(prefix, draft.remoteGroupId(), draft.remoteAddressGroupId())
                .filter(Objects::nonNull)
                .count();
        if (remotes > 1) {
            throw new CloudException(NetworkError.SECURITY_GROUP_MULTIPLE_REMOTE_ENTITIES);
        }
        return new SecurityGroupRuleDraft(
                draft.projectId(),
                draft.groupId(),
                draft.description(),
                direction,
                ethertype,
                protocol,
                draft.portMin(),
                draft.portMax(),
                prefix,
                draft.remoteGroupId(),
                draft.remoteAddressGroupId());
    }

    private static String ethertype(String text) {
        if (text == null || text.equalsIgnoreCase("ipv4")) {
            return "IPv4";
        }
        if (text.equalsIgnoreCase("ipv6")) {
            return "IPv6";
        }
        throw new CloudException(NetworkError.SECURITY_GROUP_RULE_INVALID_ETHER_TYPE, "ethertype", text);
    }

    private static String protocol(String text, String ethertype) {
        if (text == null || text.isEmpty() || text.equalsIgnoreCase("any")) {
            return null;
        }
        String protocol = text.toLowerCase(Locale.ROOT);
        boolean number = protocol.matches("[0-9]{1,9}") && Integer.parseInt(protocol) <= GREATEST_OCTET;
        if (!number && !PROTOCOLS.contains(protocol)) {
            throw new CloudException(
                    NetworkError.SECURITY_GROUP_RULE_INVALID_PROTOCOL, "protocol", text, "values", PROTOCOLS);
        }
        if (protocol.equals("0") || protocol.equals("ip")) {
            return null;
        }
        if (ethertype.equals("IPv4") && ONLY_SIX.contains(protocol)) {
            throw new CloudException(
                    NetworkError.SECURITY_GROUP_ETHERTYPE_CONFLICT_WITH_PROTOCOL,
                    "ethertype",
                    ethertype,
                    "protocol",
                    text);
        }
        if (ethertype.equals("IPv6") && (protocol.equals("icmp") || protocol.equals("icmpv6"))) {
            return "ipv6-icmp";
        }
        return protocol;
    }

    private static void checkPorts(String protocol, Integer min, Integer max) {
        if (min == null && max == null) {
            return;
        }
        if (protocol == null) {
            throw new CloudException(NetworkError.SECURITY_GROUP_PROTOCOL_REQUIRED_WITH_PORTS);
        }
        if (ICMP.contains(protocol)) {
            checkIcmp(min, "type", "port_range_min");
            checkIcmp(max, "code", "port_range_max");
            if (min == null) {
                throw new CloudException(NetworkError.SECURITY_GROUP_MISSING_ICMP_TYPE, "value", max);
            }
            return;
        }
        if (!WITH_PORTS.contains(protocol)) {
            throw new CloudException(NetworkError.SECURITY_GROUP_INVALID_PROTOCOL_FOR_PORT, "protocol", protocol);
        }
        for (Integer port : new Integer[] {min, max}) {
            if (port != null && (port < 0 || port > GREATEST_PORT)) {
                throw new CloudException(NetworkError.SECURITY_GROUP_INVALID_PORT_VALUE, "port", port);
            }
        }
        if (min == null || max == null || min > max) {
            throw new CloudException(NetworkError.SECURITY_GROUP_INVALID_PORT_RANGE);
        }
    }

    private static void checkIcmp(Integer value, String field, String attribute) {
        if (value != null && (value < 0 || value > GREATEST_OCTET)) {
            throw new CloudException(
                    NetworkError.SECURITY_GROUP_INVALID_ICMP_VALUE,
                    "field",
                    field,
                    "attribute",
                    attribute,
                    "value",
                    value);
        }
    }

    private static String prefix(String text, String ethertype) {
        Cidr cidr = Cidr.parse(text)
                .orElseThrow(() -> CommonError.invalid(
                        "remote_ip_prefix",
                        text,
                        "'" + text + "' is neither a valid IP address, nor is it a valid IP subnet"));
        if (cidr.version() != (ethertype.equals("IPv4") ? 4 : 6)) {
            throw new CloudException(
                    NetworkError.SECURITY_GROUP_RULE_PARAMETER_CONFLICT, "ethertype", ethertype, "cidr", text);
        }
        return cidr.toString();
    }
}
