package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import org.ustack.network.domain.FloatingIp;
import org.ustack.network.domain.Port;
import org.ustack.quota.QuotaService;

/** Gives floating addresses back. */
final class FloatingIpRemoval {

    private final EntityManager em;
    private final QuotaService quota;

    FloatingIpRemoval(EntityManager em, QuotaService quota) {
        this.em = em;
        this.quota = quota;
    }

    void remove(Collection<FloatingIp> floating) {
        if (floating.isEmpty()) {
            return;
        }
        RouterNotes notes = new RouterNotes(em);
        for (FloatingIp one : floating) {
            notes.note(one.routerId());
            quota.release(one.id());
            em.remove(one);
        }
        new Tags(em).deleteOf(floating.stream().map(FloatingIp::id).toList());
        // Before their ports, which they refer to.
        em.flush();
        new PortRemoval(em, quota)
                .remove(floating.stream()
                        .map(one -> em.find(Port.class, one.floatingPortId()))
                        .toList());
        em.flush();
    }

    /** Those of an external network that nobody uses: they do not keep the network from going. */
    void removeUnused(String networkId) {
        remove(unused(networkId));
    }

    private List<FloatingIp> unused(String networkId) {
        return em.createQuery(
                        "select f from FloatingIp f where f.networkId = :network and f.routerId is null order by f.id",
                        FloatingIp.class)
                .setParameter("network", networkId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }
}
