package org.ustack.simulator;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.HypervisorException.Cause;
import org.ustack.hypervisor.adapter.DomainEvents;
import org.ustack.hypervisor.adapter.PooledConnectionFactory;

/** All simulated nodes of one adapter, with their faults and their listeners. */
final class Simulation implements PooledConnectionFactory.Site, AutoCloseable {

    static final String URI = "simulator:///";

    private static final Logger LOG = Logger.getLogger(Simulation.class);

    private final Map<String, SimulatedNode> nodes = new LinkedHashMap<>();
    private final FaultPlan faults = new FaultPlan();
    private final DomainEvents events;
    private final Journal journal;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger cuts = new AtomicInteger();

    /** Nodes are named by the prefix and a number from 1. Domains in the journal come back as they were. */
    Simulation(
            String namePrefix, int count, SimulatedNode.Size size, Journal journal, DomainEvents events, Clock clock) {
        this.journal = journal;
        this.events = events;
        for (int i = 1; i <= count; i++) {
            nodes.put(namePrefix + i, new SimulatedNode(namePrefix + i, size, journal, clock));
        }
        journal.domains().forEach((key, domain) -> {
            SimulatedNode node = nodes.get(key.node());
            if (node == null) {
                LOG.warnf(
                        "Domain %s waits in the journal for node %s, which is not simulated now", key.id(), key.node());
            } else {
                node.restore(domain);
            }
        });
    }

    @Override
    public List<String> nodes() {
        return List.copyOf(nodes.keySet());
    }

    @Override
    public String uri() {
        return URI;
    }

    FaultPlan faults() {
        return faults;
    }

    DomainEvents events() {
        return events;
    }

    /** Breaks all connections made so far. */
    void cut() {
        cuts.incrementAndGet();
    }

    /** How often they were broken. */
    int cuts() {
        return cuts.get();
    }

    /** @throws HypervisorException if there is no such node, or it is down */
    SimulatedNode reach(String name) throws HypervisorException {
        SimulatedNode node = nodes.get(name);
        if (node == null) {
            throw new HypervisorException(Cause.UNREACHABLE, "no node " + name + " is simulated here");
        }
        if (!node.up()) {
            throw new HypervisorException(Cause.UNREACHABLE, "node " + name + " does not answer");
        }
        return node;
    }

    /** @throws IllegalArgumentException if there is no such node */
    SimulatedNode named(String name) {
        SimulatedNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("no node " + name + " is simulated here");
        }
        return node;
    }

    /** Lets time pass for a guest; the end of the adapter cuts it short. */
    void pass(long millis) throws HypervisorException {
        if (millis > 0) {
            await(closed, millis);
        }
    }

    /** @return whether the latch opened within that time */
    static boolean await(CountDownLatch latch, long millis) throws HypervisorException {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorException(Cause.FAILED, "interrupted while waiting for the hypervisor", e);
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        faults.clear();
        events.close();
        journal.close();
    }
}
