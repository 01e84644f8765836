package org.ustack.network.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.ustack.contract.Queues;
import org.ustack.contract.RemoveRouter;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;
import org.ustack.network.NetworkSettings;
import org.ustack.network.RouterNodes;
import org.ustack.network.RouterNodes.RouterNode;
import org.ustack.network.domain.RouterPlace;
import org.ustack.platform.Outbox;

/** Sees to it that every router is somewhere and that its node has it: what is late, lost or on a dead node starts again. */
@Stateless
public class RouterWatch {

    private static final Logger LOG = Logger.getLogger(RouterWatch.class);

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    Settings settings;

    @Inject
    Outbox outbox;

    @Inject
    RouterNodes nodes;

    /** @return how many routers have to be told again */
    public int look() {
        List<RouterNode> alive = nodes.alive();
        if (alive.isEmpty()) {
            return 0;
        }
        Map<String, RouterNode> byName =
                alive.stream().collect(Collectors.toMap(RouterNode::name, Function.identity()));
        Instant late = clock.instant().minus(settings.get(NetworkSettings.ROUTER_PATIENCE));
        int again = 0;
        for (RouterPlace seen : suspects(byName, late)) {
            RouterNode node = byName.get(seen.host());
            if (seen.isPlaced() && node == null) {
                moveAway(seen.routerId());
            }
            new RouterNotes(em).note(seen.routerId());
            again++;
        }
        return again;
    }

    private List<RouterPlace> suspects(Map<String, RouterNode> alive, Instant late) {
        List<RouterPlace> places = em.createQuery(
                        "select p from RouterPlace p where p.agent is not null or exists"
                                + " (select q.id from Port q where q.deviceId = p.routerId)",
                        RouterPlace.class)
                .getResultList();
        return places.stream()
                .filter(p -> isSuspect(p, alive.get(p.host()), late))
                .toList();
    }

    private static boolean isSuspect(RouterPlace place, RouterNode node, Instant late) {
        if (node == null) {
            return true;
        }
        if (place.isBehind()) {
            return place.sentBefore(late);
        }
        // An agent that began after it had told us may have lost its files with its host.
        return node.startedAt() != null && node.startedAt().isAfter(place.appliedAt());
    }

    /** The old node hears of it when it comes back; the next news finds a new one. */
    private void moveAway(String routerId) {
        RouterPlace place = em.find(RouterPlace.class, routerId);
        em.refresh(place, LockModeType.PESSIMISTIC_WRITE);
        if (!place.isPlaced()) {
            return;
        }
        LOG.warnf("router %s leaves node %s, which does not answer", routerId, place.host());
        outbox.send(
                Queues.agent(place.agent()),
                ids.request(),
                new RemoveRouter(place.host(), routerId, place.send(clock.instant())));
        place.move("", null);
    }
}
