package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.network.RouterNodes.RouterNode;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.Router;
import org.ustack.network.domain.RouterPlace;

/** Chooses the node of a router: in a zone that it wishes, near the guests that it serves, then where there are fewest. */
final class RouterPlaces {

    private final EntityManager em;
    private final List<RouterNode> alive;

    RouterPlaces(EntityManager em, List<RouterNode> alive) {
        this.em = em;
        this.alive = alive;
    }

    /** @return false if it has no port yet, or there is no node */
    boolean choose(Router router, RouterPlace place) {
        if (alive.isEmpty()) {
            return false;
        }
        Map<String, Long> neighbours = counts(
                "select p.host, count(p) from Port p where p.host <> '' and p.networkId in (select q.networkId from Port q"
                        + " where q.deviceId = ?1 and q.deviceOwner = ?2) group by p.host",
                router.id(),
                Port.ROUTER_INTERFACE);
        long ports = em.createQuery(
                        "select count(p) from Port p where p.deviceId = :router and p.deviceOwner in :owners",
                        Long.class)
                .setParameter("router", router.id())
                .setParameter("owners", List.of(Port.ROUTER_INTERFACE, Port.ROUTER_GATEWAY))
                .getSingleResult();
        if (ports == 0) {
            return false;
        }
        Map<String, Long> routers =
                counts("select p.host, count(p) from RouterPlace p where p.agent is not null group by p.host");
        Optional<RouterNode> best = wished(router).stream()
                .min(Comparator.comparing((RouterNode node) -> -neighbours.getOrDefault(node.name(), 0L))
                        .thenComparing(node -> routers.getOrDefault(node.name(), 0L))
                        .thenComparing(RouterNode::name));
        best.ifPresent(node -> place.move(node.name(), node.agent()));
        return best.isPresent();
    }

    /** A hint is a wish: with no node of that zone, any is better than none. */
    private List<RouterNode> wished(Router router) {
        List<RouterNode> inZone = alive.stream()
                .filter(node -> router.zoneHints().contains(node.zone()))
                .toList();
        return inZone.isEmpty() ? alive : inZone;
    }

    private Map<String, Long> counts(String jpql, Object... values) {
        var query = em.createQuery(jpql, Object[].class);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        Map<String, Long> counts = new HashMap<>();
        query.getResultStream().forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }
}
