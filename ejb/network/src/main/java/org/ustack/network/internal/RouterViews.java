package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ustack.network.FixedIp;
import org.ustack.network.RouterNodes;
import org.ustack.network.RouterView;
import org.ustack.network.domain.PortAddress;
import org.ustack.network.domain.Router;
import org.ustack.network.domain.RouterPlace;

/** Routers as clients see them, in a handful of queries however many. */
final class RouterViews {

    private final EntityManager em;
    private final RouterNodes nodes;

    RouterViews(EntityManager em, RouterNodes nodes) {
        this.em = em;
        this.nodes = nodes;
    }

    List<RouterView> of(Collection<Router> routers) {
        if (routers.isEmpty()) {
            return List.of();
        }
        Map<String, List<FixedIp>> addresses = gatewayAddresses(routers);
        Map<String, String> zones = zones(routers);
        Map<String, List<String>> tags = new Tags(em).of(routers);
        return routers.stream()
                .map(router -> router.view(
                        router.gatewayPortId() == null
                                ? null
                                : new RouterView.Gateway(
                                        router.gatewayNetworkId(),
                                        router.enableSnat(),
                                        addresses.getOrDefault(router.gatewayPortId(), List.of())),
                        zones.containsKey(router.id()) ? List.of(zones.get(router.id())) : List.of(),
                        tags.getOrDefault(router.id(), List.of())))
                .toList();
    }

    private Map<String, List<FixedIp>> gatewayAddresses(Collection<Router> routers) {
        List<String> ports = routers.stream()
                .map(Router::gatewayPortId)
                .filter(Objects::nonNull)
                .toList();
        if (ports.isEmpty()) {
            return Map.of();
        }
        return em.createQuery(
                        "select a from PortAddress a where a.portId in :ports order by a.position", PortAddress.class)
                .setParameter("ports", ports)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        PortAddress::portId, Collectors.mapping(PortAddress::view, Collectors.toList())));
    }

    /** By router, the zone of its node; without those that stand nowhere. */
    private Map<String, String> zones(Collection<Router> routers) {
        List<RouterPlace> places = em.createQuery(
                        "select p from RouterPlace p where p.routerId in :ids and p.agent is not null",
                        RouterPlace.class)
                .setParameter("ids", routers.stream().map(Router::id).toList())
                .getResultList();
        Map<String, String> zones = new HashMap<>();
        if (!places.isEmpty()) {
            Map<String, String> byNode = nodes.alive().stream()
                    .collect(Collectors.toMap(RouterNodes.RouterNode::name, RouterNodes.RouterNode::zone));
            places.stream()
                    .filter(place -> byNode.containsKey(place.host()))
                    .forEach(place -> zones.put(place.routerId(), byNode.get(place.host())));
        }
        return zones;
    }
}
