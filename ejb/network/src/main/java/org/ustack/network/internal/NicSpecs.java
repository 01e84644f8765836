package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;
import org.ustack.contract.SecurityRule;
import org.ustack.network.domain.AddressGroup;
import org.ustack.network.domain.Network;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.PortAddress;
import org.ustack.network.domain.SecurityGroupRule;
import org.ustack.network.domain.Subnet;

/** What nodes are told of ports: whole desired state, in a handful of queries however many ports are asked for. */
final class NicSpecs {

    private final EntityManager em;

    NicSpecs(EntityManager em) {
        this.em = em;
    }

    /** By port id, in the order given. */
    Map<String, NicSpec> of(Collection<Port> ports) {
        if (ports.isEmpty()) {
            return Map.of();
        }
        List<String> ids = ports.stream().map(Port::id).toList();
        Map<String, List<PortAddress>> addresses = em.createQuery(
                        "select a from PortAddress a where a.portId in :ids order by a.position", PortAddress.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.groupingBy(PortAddress::portId));
        Map<String, NetworkSpec> networks =
                networks(ports.stream().map(Port::networkId).collect(Collectors.toSet()));
        Map<String, List<SecurityRule>> rules = rules(ids);
        Map<String, NicSpec> specs = new LinkedHashMap<>();
        for (Port port : ports) {
            List<NicSpec.FixedAddress> fixed = addresses.getOrDefault(port.id(), List.of()).stream()
                    .map(a -> new NicSpec.FixedAddress(a.subnetId(), a.address()))
                    .toList();
            specs.put(
                    port.id(),
                    new NicSpec(
                            port.id(),
                            port.mac(),
                            fixed,
                            networks.get(port.networkId()),
                            port.portSecurity(),
                            port.portSecurity() ? rules.getOrDefault(port.id(), List.of()) : List.of()));
        }
        return specs;
    }

    /** By network id. */
    Map<String, NetworkSpec> networks(Set<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, List<NetworkSpec.SubnetSpec>> subnets = new HashMap<>();
        em.createQuery("select s from Subnet s where s.networkId in :ids order by s.createdAt, s.id", Subnet.class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(s -> subnets.computeIfAbsent(s.networkId(), id -> new ArrayList<>())
                        .add(subnet(s)));
        return em.createQuery("select n from Network n where n.id in :ids", Network.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(
                        Network::id,
                        n -> new NetworkSpec(
                                n.id(),
                                n.name(),
                                n.networkType(),
                                n.physicalNetwork(),
                                n.segmentationId(),
                                n.mtu(),
                                subnets.getOrDefault(n.id(), List.of()))));
    }

    private static NetworkSpec.SubnetSpec subnet(Subnet subnet) {
        return new NetworkSpec.SubnetSpec(
                subnet.id(),
                subnet.cidr(),
                subnet.gatewayIp(),
                subnet.dhcpAddress(),
                subnet.dnsServers(),
                subnet.hostRoutes().stream()
                        .map(route -> new NetworkSpec.Route(route.destination(), route.nexthop()))
                        .toList());
    }

    private Map<String, List<SecurityRule>> rules(List<String> portIds) {
        List<Object[]> rows = em.createQuery(
                        "select m.portId, r from PortSecurityGroup m join SecurityGroupRule r on r.groupId = m.groupId"
                                + " where m.portId in :ids order by r.createdAt, r.id",
                        Object[].class)
                .setParameter("ids", portIds)
                .getResultList();
        Map<String, List<String>> addressGroups = addressGroups(rows);
        // Rules of one group are the same for all of its ports.
        Map<String, SecurityRule> translated = new HashMap<>();
        Map<String, List<SecurityRule>> rules = new HashMap<>();
        for (Object[] row : rows) {
            SecurityGroupRule rule = (SecurityGroupRule) row[1];
            rules.computeIfAbsent((String) row[0], id -> new ArrayList<>())
                    .add(translated.computeIfAbsent(
                            rule.id(),
                            id -> rule.forNode(
                                    rule.remoteAddressGroupId() == null
                                            ? List.of()
                                            : addressGroups.getOrDefault(rule.remoteAddressGroupId(), List.of()))));
        }
        return rules;
    }

    private Map<String, List<String>> addressGroups(List<Object[]> rules) {
        Set<String> named = rules.stream()
                .map(row -> ((SecurityGroupRule) row[1]).remoteAddressGroupId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (named.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("select g from AddressGroup g where g.id in :ids", AddressGroup.class)
                .setParameter("ids", named)
                .getResultStream()
                .collect(Collectors.toMap(AddressGroup::id, AddressGroup::addresses));
    }
}
