package org.ustack.network.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.ustack.contract.RouterApplied;
import org.ustack.network.RouterReports;
import org.ustack.network.domain.FloatingIp;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.Router;
import org.ustack.network.domain.RouterPlace;

/** What a node says of a router is what clients see: its ports and floating addresses are active, or not. */
@Stateless
public class RouterReportsBean implements RouterReports {

    private static final Logger LOG = Logger.getLogger(RouterReportsBean.class);

    @PersistenceContext(unitName = "network")
    EntityManager em;

    @Inject
    Clock clock;

    @Override
    public void applied(RouterApplied report) {
        RouterPlace place = em.find(RouterPlace.class, report.router(), LockModeType.PESSIMISTIC_WRITE);
        if (place == null || !place.report(report.node(), report.generation(), report.problem(), clock.instant())) {
            return;
        }
        if (report.problem() != null) {
            LOG.errorf("router %s on %s: %s", report.router(), report.node(), report.problem());
            return;
        }
        boolean up = em.find(Router.class, report.router()).adminStateUp();
        em.createQuery(
                        "update versioned FloatingIp f set f.status = :status, f.updatedAt = :now, f.revision = f.revision + 1"
                                + " where f.routerId = :router and f.status <> :status")
                .setParameter("status", up ? FloatingIp.ACTIVE : FloatingIp.DOWN)
                .setParameter("now", clock.instant())
                .setParameter("router", report.router())
                .executeUpdate();
        em.createQuery("update versioned Port p set p.status = :status, p.updatedAt = :now, p.revision = p.revision + 1"
                        + " where p.deviceId = :router and p.deviceOwner in :owners and p.status <> :status")
                .setParameter("status", up ? Port.ACTIVE : Port.DOWN)
                .setParameter("now", clock.instant())
                .setParameter("router", report.router())
                .setParameter("owners", List.of(Port.ROUTER_INTERFACE, Port.ROUTER_GATEWAY))
                .executeUpdate();
    }
}
