package org.ustack.placement.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.placement.AggregateService;
import org.ustack.placement.NodeZoneListener;
import org.ustack.placement.PlacementError;
import org.ustack.placement.domain.Aggregate;
import org.ustack.placement.internal.NodeZones.ZonedNode;

/** Locks the aggregate first and its nodes after it; checks and changes happen under these locks. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class AggregateServiceBean implements AggregateService {

    @PersistenceContext(unitName = "placement")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    NodeSnapshot snapshot;

    Iterable<NodeZoneListener> listeners;

    @Inject
    void listeners(Instance<NodeZoneListener> found) {
        listeners = found;
    }

    @Override
    public List<AggregateView> all() {
        return new AggregateRepository(em).views();
    }

    @Override
    public AggregateView get(int id) {
        return new AggregateRepository(em).view(id).orElseThrow(() -> notFound(id));
    }

    @Override
    public AggregateView create(String name, String zone) {
        AggregateRepository aggregates = new AggregateRepository(em);
        if (aggregates.nameTaken(name)) {
            throw new CloudException(PlacementError.AGGREGATE_EXISTS, "name", name);
        }
        Aggregate aggregate = new Aggregate(ids.uuid(), name, now());
        em.persist(aggregate);
        em.flush();
        if (zone != null) {
            aggregates.set(aggregate.id(), ZONE, zone);
        }
        return get(aggregate.id());
    }

    @Override
    public AggregateView update(int id, String name, String zone) {
        Aggregate aggregate = lock(id);
        if (name != null && !name.equals(aggregate.name())) {
            if (new AggregateRepository(em).nameTaken(name)) {
                throw new CloudException(PlacementError.AGGREGATE_EXISTS, "name", name);
            }
            aggregate.rename(name);
        }
        if (zone != null) {
            setZone(aggregate, zone, PlacementError.UPDATE_REFUSED);
        }
        return changed(aggregate);
    }

    @Override
    public void delete(int id) {
        Aggregate aggregate = lock(id);
        AggregateRepository aggregates = new AggregateRepository(em);
        if (aggregates.hasNodes(aggregate.id())) {
            throw new CloudException(PlacementError.AGGREGATE_NOT_EMPTY, "id", id);
        }
        aggregates.deleteMetadata(aggregate.id());
        em.remove(aggregate);
        snapshot.forget();
    }

    @Override
    public AggregateView addNode(int id, String name) {
        Aggregate aggregate = lock(id);
        NodeZones zones = new NodeZones(em);
        ZonedNode node = lockNode(zones, name);
        AggregateRepository aggregates = new AggregateRepository(em);
        if (aggregates.hasNode(aggregate.id(), node.id())) {
            throw new CloudException(PlacementError.NODE_IN_AGGREGATE, "id", id, "node", name);
        }
        String zone = aggregates.zone(aggregate.id());
        if (zone != null) {
            refuseOtherZones(zones, aggregate, List.of(node), zone, PlacementError.ADD_REFUSED);
            refuseToMove(zones, aggregate, node, zone, PlacementError.ADD_REFUSED);
        }
        aggregates.addNode(aggregate.id(), node.id());
        if (zone != null) {
            give(zones, node, zone);
        }
        return changed(aggregate);
    }

    @Override
    public AggregateView removeNode(int id, String name) {
        Aggregate aggregate = lock(id);
        NodeZones zones = new NodeZones(em);
        ZonedNode node = lockNode(zones, name);
        AggregateRepository aggregates = new AggregateRepository(em);
        if (!aggregates.hasNode(aggregate.id(), node.id())) {
            throw new CloudException(PlacementError.NODE_NOT_IN_AGGREGATE, "id", id, "node", name);
        }
        if (aggregates.zone(aggregate.id()) != null) {
            // Another aggregate may give the same zone; then nothing changes.
            String left = zones.givenByOthers(aggregate.id(), List.of(node.id())).stream()
                    .findFirst()
                    .orElse(null);
            refuseToMove(zones, aggregate, node, node.under(left), PlacementError.REMOVE_REFUSED);
            give(zones, node, left);
        }
        aggregates.removeNode(aggregate.id(), node.id());
        return changed(aggregate);
    }

    @Override
    public AggregateView setMetadata(int id, Map<String, String> items) {
        Aggregate aggregate = lock(id);
        AggregateRepository aggregates = new AggregateRepository(em);
        if (items.containsKey(ZONE)) {
            setZone(aggregate, items.get(ZONE), PlacementError.METADATA_REFUSED);
        }
        items.forEach((key, value) -> {
            if (value == null) {
                aggregates.unset(aggregate.id(), key);
            } else if (!key.equals(ZONE)) {
                aggregates.set(aggregate.id(), key, value);
            }
        });
        return changed(aggregate);
    }

    private void setZone(Aggregate aggregate, String zone, PlacementError refusal) {
        if (zone == null || zone.isEmpty()) {
            throw refused(
                    refusal,
                    aggregate,
                    "Aggregate " + aggregate.name() + " does not support empty named availability zone");
        }
        AggregateRepository aggregates = new AggregateRepository(em);
        NodeZones zones = new NodeZones(em);
        List<ZonedNode> nodes = zones.lockAllOf(aggregate.id());
        refuseOtherZones(zones, aggregate, nodes, zone, refusal);
        if (zone.equals(aggregates.zone(aggregate.id()))) {
            return;
        }
        if (nodes.stream().anyMatch(node -> node.servers() > 0)) {
            throw refused(refusal, aggregate, "One or more hosts contain instances in this zone");
        }
        aggregates.set(aggregate.id(), ZONE, zone);
        nodes.forEach(node -> give(zones, node, zone));
    }

    private static void refuseOtherZones(
            NodeZones zones, Aggregate aggregate, List<ZonedNode> nodes, String zone, PlacementError refusal) {
        List<String> others = zones
                .givenByOthers(aggregate.id(), nodes.stream().map(ZonedNode::id).toList())
                .stream()
                .filter(other -> !other.equals(zone))
                .toList();
        if (!others.isEmpty()) {
            String list = others.stream().map(other -> "'" + other + "'").collect(Collectors.joining(", ", "[", "]"));
            throw refused(refusal, aggregate, "One or more hosts already in availability zone(s) " + list);
        }
    }

    private static void refuseToMove(
            NodeZones zones, Aggregate aggregate, ZonedNode node, String zone, PlacementError refusal) {
        if (zone.equals(node.zone())) {
            return;
        }
        long servers = zones.serversThatAskedForAnother(node.id(), zone);
        if (servers > 0) {
            throw refused(
                    refusal,
                    aggregate,
                    "The availability zone of host " + node.name() + " would change from '" + node.zone() + "' to '"
                            + zone + "', and " + servers + " instances on it asked for another");
        }
    }

    private void give(NodeZones zones, ZonedNode node, String zone) {
        if (zones.give(node, zone)) {
            listeners.forEach(listener -> listener.zoneChanged(node.name(), node.under(zone)));
        }
    }

    private AggregateView changed(Aggregate aggregate) {
        aggregate.changed(now());
        em.flush();
        snapshot.forget();
        return get(aggregate.id());
    }

    private Aggregate lock(int id) {
        return new AggregateRepository(em).lock(id).orElseThrow(() -> notFound(id));
    }

    private static ZonedNode lockNode(NodeZones zones, String name) {
        return zones.lock(name).orElseThrow(() -> new CloudException(PlacementError.NODE_NOT_FOUND, "name", name));
    }

    private static CloudException refused(PlacementError refusal, Aggregate aggregate, String reason) {
        return new CloudException(refusal, "id", aggregate.id(), "reason", reason);
    }

    private static CloudException notFound(int id) {
        return new CloudException(PlacementError.AGGREGATE_NOT_FOUND, "id", id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
