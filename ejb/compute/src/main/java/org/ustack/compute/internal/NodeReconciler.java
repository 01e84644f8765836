package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerState;
import org.ustack.compute.domain.Server;
import org.ustack.compute.internal.Reconciliation.Correction;
import org.ustack.compute.internal.Reconciliation.Decision;
import org.ustack.compute.internal.Reconciliation.Kind;
import org.ustack.compute.internal.Reconciliation.Row;
import org.ustack.compute.internal.Reconciliation.Suspicion;
import org.ustack.contract.NodeInventory;
import org.ustack.contract.NodeInventory.Domain;
import org.ustack.kernel.Settings;

/** The second of the two safety nets: holds each inventory against the rows and carries out what {@link Reconciliation} decides. */
@Dependent
public class NodeReconciler {

    private static final Logger LOG = Logger.getLogger(NodeReconciler.class);

    private static final String ROW = "select new org.ustack.compute.internal.Reconciliation$Row(s.id, s.state,"
            + " s.operationAction, s.operationId, s.node, s.stateSince) from Server s";

    @PersistenceContext(unitName = "compute")
    EntityManager em;

    @Inject
    ServerRepository repository;

    @Inject
    ServerOutcomes outcomes;

    @Inject
    ServerCommands commands;

    @Inject
    LateConfirmations confirmations;

    @Inject
    Settings settings;

    void compare(NodeInventory inventory, String requestId, Instant now) {
        Instant takenAt = inventory.takenAt().truncatedTo(ChronoUnit.MICROS);
        if (takenAt.plus(settings.get(ComputeSettings.INVENTORY_MAX_AGE)).isBefore(now)) {
            return;
        }
        Map<String, Suspicion> remembered = remembered(inventory.node());
        Decision decision = Reconciliation.decide(
                inventory.node(),
                rows(inventory),
                inventory.domains(),
                remembered,
                takenAt,
                settings.get(ComputeSettings.RECONCILE_MARGIN));
        remember(inventory.node(), remembered, decision.suspicions());
        Map<String, Domain> domains = new HashMap<>();
        inventory.domains().forEach(domain -> domains.put(domain.server(), domain));
        // In the order of the ids, so that two inventories lock rows alike.
        decision.corrections().stream()
                .sorted(Comparator.comparing(Correction::server))
                .forEach(correction -> correct(inventory, correction, domains.get(correction.server()), requestId));
        confirmations.confirmOverdue(inventory.node(), requestId, now);
    }

    private void correct(NodeInventory inventory, Correction correction, Domain domain, String requestId) {
        LOG.warnf(
                "node %s, server %s: %s, confirmed by two inventories",
                inventory.node(), correction.server(), correction.kind());
        if (correction.kind() == Kind.ORPHAN) {
            if (settings.get(ComputeSettings.DESTROY_ORPHANS)) {
                commands.destroyOrphan(inventory.agent(), inventory.node(), correction.server(), requestId);
            }
            return;
        }
        Server server = repository
                .lock(correction.server())
                .filter(found -> inventory.node().equals(found.node()))
                .orElse(null);
        if (server == null) {
            return;
        }
        switch (correction.kind()) {
            case LOST -> outcomes.lost(server);
            case BOOTED -> {
                if (server.state() == ServerState.BUILDING && server.runs(domain.operation())) {
                    outcomes.booted(server, domain.power(), List.of());
                }
            }
            default -> outcomes.followObserved(server, correction.power());
        }
    }

    private Map<String, Row> rows(NodeInventory inventory) {
        Map<String, Row> rows = new HashMap<>();
        em.createQuery(ROW + " where s.node = :node and s.state <> :deleted", Row.class)
                .setParameter("node", inventory.node())
                .setParameter("deleted", ServerState.DELETED)
                .getResultList()
                .forEach(row -> rows.put(row.server(), row));
        List<String> others = inventory.domains().stream()
                .map(Domain::server)
                .filter(server -> !rows.containsKey(server))
                .toList();
        if (!others.isEmpty()) {
            em.createQuery(ROW + " where s.id in :ids", Row.class)
                    .setParameter("ids", others)
                    .getResultList()
                    .forEach(row -> rows.put(row.server(), row));
        }
        return rows;
    }

    private Map<String, Suspicion> remembered(String node) {
        Map<String, Suspicion> remembered = new HashMap<>();
        em.createQuery("select n.serverId, n.kind, n.seenAt from NodeSuspicion n where n.node = :node", Object[].class)
                .setParameter("node", node)
                .getResultList()
                .forEach(row -> remembered.put(
                        (String) row[0],
                        new Suspicion((String) row[0], Kind.valueOf((String) row[1]), (Instant) row[2])));
        return remembered;
    }

    private void remember(String node, Map<String, Suspicion> before, List<Suspicion> now) {
        if (Objects.equals(List.copyOf(before.values()), now)) {
            return;
        }
        if (!before.isEmpty()) {
            em.createQuery("delete from NodeSuspicion n where n.node = :node")
                    .setParameter("node", node)
                    .executeUpdate();
        }
        // Another inventory of the node, in another thread, may write the same at this moment: that is no failure.
        for (Suspicion suspicion : now) {
            em.createNativeQuery(
                            "insert ignore into node_suspicion (node, server_id, kind, seen_at) values (?1, ?2, ?3, ?4)")
                    .setParameter(1, node)
                    .setParameter(2, suspicion.server())
                    .setParameter(3, suspicion.kind().name())
                    .setParameter(4, suspicion.seenAt())
                    .executeUpdate();
        }
    }
}
