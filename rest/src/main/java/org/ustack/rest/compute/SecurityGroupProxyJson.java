package org.ustack.rest.compute;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ustack.network.SecurityGroupRuleView;
import org.ustack.network.SecurityGroupView;

/** Security groups in compute's old shape: incoming rules only, with ports even where there are none. */
final class SecurityGroupProxyJson {

    private static final Set<String> WITH_PORTS = Set.of("TCP", "UDP");
    private static final int LAST_PORT = 65_535;

    private final Function<String, SecurityGroupView> peers;

    /** @param peers finds the group that a rule refers to; null if there is none any more */
    SecurityGroupProxyJson(Function<String, SecurityGroupView> peers) {
        this.peers = peers;
    }

    /** For a listing, in which most groups refer to each other. */
    static SecurityGroupProxyJson among(
            Collection<SecurityGroupView> groups, Function<String, SecurityGroupView> others) {
        Map<String, SecurityGroupView> known =
                groups.stream().collect(Collectors.toMap(group -> group.head().id(), Function.identity()));
        return new SecurityGroupProxyJson(id -> known.containsKey(id) ? known.get(id) : others.apply(id));
    }

    Map<String, Object> group(SecurityGroupView group) {
        return Json.object(
                "id", group.head().id(),
                "name", group.head().name(),
                "description",
                        group.head().description() == null ? "" : group.head().description(),
                "tenant_id", group.head().projectId(),
                "rules",
                        group.rules().stream()
                                .filter(rule -> rule.direction().equals("ingress"))
                                .map(this::rule)
                                .toList());
    }

    Map<String, Object> rule(SecurityGroupRuleView rule) {
        SecurityGroupView peer = rule.remoteGroupId() == null ? null : peers.apply(rule.remoteGroupId());
        Map<String, Object> group = peer == null
                ? Map.of()
                : Json.object(
                        "name", peer.head().name(), "tenant_id", peer.head().projectId());
        boolean everyPort = rule.protocol() != null && rule.portMin() == null && rule.portMax() == null;
        boolean withPorts = everyPort && WITH_PORTS.contains(rule.protocol().toUpperCase(Locale.ROOT));
        return Json.object(
                "id",
                rule.head().id(),
                "parent_group_id",
                rule.groupId(),
                "ip_protocol",
                rule.protocol(),
                "from_port",
                everyPort ? Integer.valueOf(withPorts ? 1 : -1) : rule.portMin(),
                "to_port",
                everyPort ? Integer.valueOf(withPorts ? LAST_PORT : -1) : rule.portMax(),
                "group",
                group,
                "ip_range",
                rule.remoteGroupId() == null ? Map.of("cidr", cidr(rule)) : Map.of());
    }

    private static String cidr(SecurityGroupRuleView rule) {
        if (rule.remotePrefix() != null) {
            return rule.remotePrefix();
        }
        return "IPv6".equals(rule.ethertype()) ? "::/0" : "0.0.0.0/0";
    }
}
