package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.PortAddress;
import org.ustack.quota.QuotaService;

/** Takes ports away with all that hangs on them. */
final class PortRemoval {

    private final EntityManager em;
    private final QuotaService quota;

    PortRemoval(EntityManager em, QuotaService quota) {
        this.em = em;
        this.quota = quota;
    }

    /** Quota first, then addresses: the order in which making a port takes them. */
    void remove(Collection<Port> ports) {
        if (ports.isEmpty()) {
            return;
        }
        List<String> ids = ports.stream().map(Port::id).toList();
        for (Port port : ports) {
            if (!port.deviceOwner().equals(Port.DHCP)) {
                quota.release(port.id());
            }
        }
        // Locked before one looks what leads there: nobody can lead there meanwhile.
        em.createQuery("select p.id from Port p where p.id in :ids order by p.id", String.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        new FloatingRoutes(em).forgetPorts(ids);
        new AddressAllocator(em)
                .release(em.createQuery("select a from PortAddress a where a.portId in :ids", PortAddress.class)
                        .setParameter("ids", ids)
                        .getResultList());
        em.createQuery("delete from PortSecurityGroup m where m.portId in :ids")
                .setParameter("ids", ids)
                .executeUpdate();
        new Tags(em).deleteOf(ids);
        ports.forEach(em::remove);
    }
}
