package org.ustack.placement.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ustack.contract.NodeInventory;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.PlacementError;
import org.ustack.placement.PlacementSettings;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class NodeDirectoryBean implements NodeDirectory {

    /**
     * The generation comes first: MariaDB sets from left to right, and what follows would be the new value already.
     * An inventory that was overtaken by a newer one changes nothing, unless the agent (and its clock) started anew.
     */
    private static final String REPORT = "update Node n set n.generation = n.generation + (case when n.vcpus <> :vcpus"
            + " or n.memoryMib <> :memory or n.diskGib <> :disk then 1 else 0 end), n.agent = :agent, n.reportedZone = :zone,"
            + " n.availabilityZone = coalesce(n.aggregateZone, :zone),"
            + " n.hypervisorType = :hypervisor, n.hypervisorVersion = :version, n.hostAddress = :address,"
            + " n.cpuArchitecture = :architecture, n.cpuModel = :model, n.lastSeen = :now,"
            + " n.inventoryTakenAt = :takenAt, n.agentStartedAt = :startedAt, n.vcpus = :vcpus, n.memoryMib = :memory,"
            + " n.diskGib = :disk, n.diskGibFree = :free where n.name = :name"
            + " and (n.inventoryTakenAt <= :takenAt or n.agentStartedAt is null or n.agentStartedAt <> :startedAt)";

    /**
     * A new node without its facts. Two first inventories may come at once: the second finds the row of the first, and
     * locks it for the update that follows ("insert ignore" would share it with a third, and both would wait for ever).
     */
    private static final String ADD = "insert into node (number, id, name, agent, availability_zone, reported_zone,"
            + " hypervisor_type, hypervisor_version, first_seen, last_seen, inventory_taken_at, enabled, vcpus, vcpus_used, memory_mib,"
            + " memory_mib_used, disk_gib, disk_gib_used, disk_gib_free, running_servers)"
            + " values (next value for node_seq, ?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8, ?9, true, 0, 0, 0, 0, 0, 0, 0, 0)"
            + " on duplicate key update name = values(name)";

    @PersistenceContext(unitName = "placement")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    Settings settings;

    @Inject
    NodeSnapshot snapshot;

    @Override
    public void report(NodeInventory inventory) {
        if (update(inventory) == 0 && find(inventory.node()).isEmpty()) {
            add(inventory);
            update(inventory);
            snapshot.forget();
        }
    }

    private int update(NodeInventory inventory) {
        NodeInventory.NodeFacts facts = inventory.facts();
        return em.createQuery(REPORT)
                .setParameter("agent", inventory.agent())
                .setParameter("zone", zone(facts))
                .setParameter("hypervisor", facts.hypervisorType())
                .setParameter("version", facts.hypervisorVersion())
                .setParameter("address", facts.hostAddress())
                .setParameter("architecture", facts.cpuArchitecture())
                .setParameter("model", facts.cpuModel())
                .setParameter("now", clock.instant())
                .setParameter("takenAt", inventory.takenAt())
                .setParameter("startedAt", inventory.startedAt())
                .setParameter("vcpus", facts.cpus())
                .setParameter("memory", facts.memoryMib())
                .setParameter("disk", facts.diskGib())
                .setParameter("free", facts.diskFreeGib())
                .setParameter("name", inventory.node())
                .executeUpdate();
    }

    private void add(NodeInventory inventory) {
        em.createNativeQuery(ADD)
                .setParameter(1, ids.uuid())
                .setParameter(2, inventory.node())
                .setParameter(3, inventory.agent())
                .setParameter(4, zone(inventory.facts()))
                .setParameter(5, inventory.facts().hypervisorType())
                .setParameter(6, inventory.facts().hypervisorVersion())
                .setParameter(7, clock.instant())
                .setParameter(8, clock.instant())
                .setParameter(9, inventory.takenAt())
                .executeUpdate();
    }

    private String zone(NodeInventory.NodeFacts facts) {
        return facts.availabilityZone() == null || facts.availabilityZone().isBlank()
                ? settings.get(PlacementSettings.DEFAULT_ZONE)
                : facts.availabilityZone();
    }

    @Override
    public List<NodeView> all() {
        return new NodeRepository(em).views(upSince());
    }

    @Override
    public Optional<NodeView> find(String idOrName) {
        return new NodeRepository(em).view(idOrName, upSince());
    }

    @Override
    public void setEnabled(String name, boolean enabled, String reason) {
        int changed = em.createQuery("update Node n set n.enabled = :enabled, n.disabledReason = :reason,"
                        + " n.maintenanceSince = case when :enabled = true then null else n.maintenanceSince end,"
                        + " n.generation = n.generation + 1 where n.name = :name")
                .setParameter("enabled", enabled)
                .setParameter("reason", enabled ? null : reason)
                .setParameter("name", name)
                .executeUpdate();
        if (changed == 0) {
            throw new CloudException(PlacementError.NODE_NOT_FOUND, "name", name);
        }
        snapshot.forget();
    }

    @Override
    public void setForcedDown(String name, boolean down) {
        int changed = em.createQuery("update Node n set n.forcedDown = :down where n.name = :name")
                .setParameter("down", down)
                .setParameter("name", name)
                .executeUpdate();
        if (changed == 0) {
            throw new CloudException(PlacementError.NODE_NOT_FOUND, "name", name);
        }
        snapshot.forget();
    }

    @Override
    public void remove(String name) {
        NodeView node = find(name).orElseThrow(() -> new CloudException(PlacementError.NODE_NOT_FOUND, "name", name));
        if (node.runningServers() > 0) {
            throw new CloudException(PlacementError.NODE_IN_USE, "name", name, "servers", node.runningServers());
        }
        em.createQuery("delete from AggregateNode a where a.nodeId = :node")
                .setParameter("node", node.id())
                .executeUpdate();
        em.createQuery("delete from Node n where n.name = :name")
                .setParameter("name", name)
                .executeUpdate();
        snapshot.forget();
    }

    private Instant upSince() {
        return clock.instant().minus(settings.get(PlacementSettings.NODE_TIMEOUT));
    }
}
