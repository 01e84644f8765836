package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.RouterChange;

/** Notes that nodes of routers have to be told; {@link RouterNews} reads them. Writing one waits for nobody. */
final class RouterNotes {

    private final EntityManager em;

    RouterNotes(EntityManager em) {
        this.em = em;
    }

    /** @param routerId null is nothing to note */
    void note(String routerId) {
        if (routerId != null) {
            em.persist(new RouterChange(routerId));
        }
    }

    void note(Collection<String> routerIds) {
        routerIds.stream().distinct().sorted().forEach(this::note);
    }

    /** Of all routers with a port on the network: something about it changed that their node has to know. */
    void noteNetwork(String networkId) {
        note(em.createQuery(
                        "select distinct p.deviceId from Port p where p.networkId = :network and p.deviceOwner in :owners",
                        String.class)
                .setParameter("network", networkId)
                .setParameter("owners", List.of(Port.ROUTER_INTERFACE, Port.ROUTER_GATEWAY))
                .getResultList());
    }
}
