package org.ustack.placement.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.ustack.kernel.CloudException;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.placement.NodeMaintenanceService;
import org.ustack.placement.PlacementError;

/** A claim asks for an enabled node in its own statement, so nothing lands on the node once this has committed. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class NodeMaintenanceBean implements NodeMaintenanceService {

    @PersistenceContext(unitName = "placement")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    NodeDirectory nodes;

    @Override
    public Maintenance enter(String idOrName, String reason) {
        NodeView node = node(idOrName);
        nodes.setEnabled(node.name(), false, reason);
        em.createQuery("update Node n set n.maintenanceSince = coalesce(n.maintenanceSince, :now) where n.id = :id")
                .setParameter("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .setParameter("id", node.id())
                .executeUpdate();
        return of(node.id()).orElseThrow(() -> notFound(idOrName));
    }

    @Override
    public void leave(String idOrName) {
        nodes.setEnabled(inMaintenance(idOrName).node(), true, null);
    }

    @Override
    public Optional<Maintenance> of(String idOrName) {
        return em
                .createQuery(
                        "select n.id, n.name, n.maintenanceSince, n.disabledReason, n.runningServers from Node n"
                                + " where (n.id = :key or n.name = :key) and n.maintenanceSince is not null",
                        Object[].class)
                .setParameter("key", idOrName)
                .getResultList()
                .stream()
                .map(row -> new Maintenance(
                        (String) row[0], (String) row[1], (Instant) row[2], (String) row[3], (Integer) row[4]))
                .findFirst();
    }

    @Override
    public void retire(String idOrName) {
        Maintenance maintenance = inMaintenance(idOrName);
        if (node(maintenance.nodeId()).up()) {
            throw new CloudException(PlacementError.NODE_REPORTS, "name", maintenance.node());
        }
        nodes.remove(maintenance.node());
    }

    private Maintenance inMaintenance(String idOrName) {
        String name = node(idOrName).name();
        return of(name).orElseThrow(() -> new CloudException(PlacementError.NODE_NOT_IN_MAINTENANCE, "name", name));
    }

    private NodeView node(String idOrName) {
        return nodes.find(idOrName).orElseThrow(() -> notFound(idOrName));
    }

    private static CloudException notFound(String idOrName) {
        return new CloudException(PlacementError.NODE_NOT_FOUND, "name", idOrName);
    }
}
