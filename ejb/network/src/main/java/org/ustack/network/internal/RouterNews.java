package org.ustack.network.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.ustack.contract.ApplyRouter;
import org.ustack.contract.Queues;
import org.ustack.kernel.Ids;
import org.ustack.network.RouterNodes;
import org.ustack.network.domain.Router;
import org.ustack.network.domain.RouterChange;
import org.ustack.network.domain.RouterPlace;
import org.ustack.platform.Outbox;

/** Tells nodes of the routers that changed, each as a whole, and gives those a node that have none. */
@Stateless
public class RouterNews {

    private static final Logger LOG = Logger.getLogger(RouterNews.class);
    private static final int MOST_NOTES = 1_000;

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    Outbox outbox;

    @Inject
    RouterNodes nodes;

    /** @return how many messages were sent */
    public int tell() {
        List<RouterChange> notes = em.createQuery("select c from RouterChange c order by c.id", RouterChange.class)
                .setMaxResults(MOST_NOTES)
                .getResultList();
        if (notes.isEmpty()) {
            return 0;
        }
        em.createQuery("delete from RouterChange c where c.id in :ids")
                .setParameter("ids", notes.stream().map(RouterChange::id).toList())
                .executeUpdate();
        RouterPlaces places = new RouterPlaces(em, nodes.alive());
        String request = ids.request();
        int sent = 0;
        for (String router :
                notes.stream().map(RouterChange::routerId).distinct().sorted().toList()) {
            sent += tell(router, places, request);
        }
        return sent;
    }

    private int tell(String routerId, RouterPlaces places, String request) {
        // The lock first: what is read after it is what was committed before it, so a later generation never says less.
        RouterPlace place = em.find(RouterPlace.class, routerId, LockModeType.PESSIMISTIC_WRITE);
        if (place == null) {
            return 0;
        }
        Router router = em.find(Router.class, routerId);
        if (!place.isPlaced() && !places.choose(router, place)) {
            LOG.debugf("router %s connects nothing, or no node can carry it yet", routerId);
            return 0;
        }
        outbox.send(
                Queues.agent(place.agent()),
                request,
                new ApplyRouter(place.host(), new RouterSpecs(em, ids, clock).of(router), place.send(clock.instant())));
        return 1;
    }
}
