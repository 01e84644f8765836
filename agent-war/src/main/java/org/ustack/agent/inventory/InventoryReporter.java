package org.ustack.agent.inventory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.ustack.agent.AgentEvents;
import org.ustack.agent.command.Powers;
import org.ustack.contract.NodeInventory;
import org.ustack.contract.NodeInventory.NodeFacts;
import org.ustack.hypervisor.HostFacts;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;

/**
 * Reports the inventory of every node once per interval, a slice of the nodes at each tick, so that a thousand simulated
 * nodes are a steady trickle and not a burst. A node that does not answer sends nothing, and so its heartbeat stops.
 */
public final class InventoryReporter {

    private static final Logger LOG = Logger.getLogger(InventoryReporter.class);

    /** What does not change while the agent runs. */
    public record Identity(String agent, String hostAddress, String availabilityZone, Instant startedAt) {}

    private final HypervisorConnectionFactory hypervisors;
    private final AgentEvents events;
    private final DiskSpace disk;
    private final Identity identity;
    private final Clock clock;
    private final int slices;
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private long tick;

    /** @param slices number of ticks in an interval */
    public InventoryReporter(
            HypervisorConnectionFactory hypervisors,
            AgentEvents events,
            DiskSpace disk,
            Identity identity,
            Clock clock,
            int slices) {
        this.hypervisors = hypervisors;
        this.events = events;
        this.disk = disk;
        this.identity = identity;
        this.clock = clock;
        this.slices = slices;
    }

    /** Reports the nodes whose turn it is. At the first call, all of them. */
    public synchronized void tick() {
        List<NodeInventory> inventories = new ArrayList<>();
        try {
            List<String> nodes = hypervisors.nodes();
            for (int i = 0; i < nodes.size(); i++) {
                if (tick == 0 || i % slices == tick % slices) {
                    inventory(nodes.get(i)).ifPresent(inventories::add);
                }
            }
            tick++;
        } catch (HypervisorException e) {
            complain("the hypervisor", e);
        }
        if (!inventories.isEmpty()) {
            events.publishInventories(inventories);
        }
    }

    /** Reports one node out of turn. */
    public void reportNow(String node) {
        inventory(node).ifPresent(inventory -> events.publishInventories(List.of(inventory)));
    }

    private Optional<NodeInventory> inventory(String node) {
        try (HypervisorConnection hypervisor = hypervisors.connect(node)) {
            Instant taken = clock.instant();
            List<NodeInventory.Domain> domains = hypervisor.list().stream()
                    .map(domain -> new NodeInventory.Domain(
                            domain.id(),
                            Powers.of(domain.power()),
                            domain.stamp() == null ? null : domain.stamp().operation()))
                    .toList();
            NodeFacts facts = facts(hypervisor.host());
            if (silent.remove(node)) {
                LOG.infof("node %s answers again", node);
            }
            return Optional.of(new NodeInventory(node, identity.agent(), identity.startedAt(), taken, facts, domains));
        } catch (HypervisorException e) {
            complain(node, e);
            return Optional.empty();
        }
    }

    /** Once per absence: the inventory is due every few seconds. */
    private void complain(String who, HypervisorException e) {
        if (silent.add(who)) {
            LOG.warnf("%s does not answer: %s", who, e.getMessage());
        }
    }

    private NodeFacts facts(HostFacts host) {
        boolean measure = host.diskGib() == 0;
        return new NodeFacts(
                host.type(),
                host.version(),
                identity.hostAddress(),
                host.architecture(),
                host.cpuModel(),
                host.cpus(),
                host.memoryMib(),
                host.memoryUsedMib(),
                measure ? disk.totalGib() : host.diskGib(),
                measure ? disk.freeGib() : host.diskFreeGib(),
                identity.availabilityZone());
    }
}
