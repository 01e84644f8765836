package org.ustack.simulator;

import java.util.List;
import org.ustack.hypervisor.HypervisorException;

/** The controls over one simulation. JMX clients know none of our exceptions, so theirs are the JDK's. */
final class SimulatorControls implements SimulatorMXBean {

    private final Simulation simulation;

    SimulatorControls(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public List<String> getNodes() {
        return simulation.nodes();
    }

    @Override
    public List<String> getNodesDown() {
        return simulation.nodes().stream()
                .filter(node -> !simulation.named(node).up())
                .toList();
    }

    @Override
    public List<FaultReport> listFaults() {
        return simulation.faults().all().stream().map(FaultReport::of).toList();
    }

    @Override
    public String addFault(String verb, String node, int times, String effect, String cause, long millis) {
        if (!Fault.ANY.equals(node)) {
            simulation.named(node);
        }
        return simulation.faults().add(verb, node, times, effect, cause, millis);
    }

    @Override
    public int clearFaults() {
        return simulation.faults().clear();
    }

    @Override
    public void crashDomain(String node, String id) {
        try {
            simulation.events().domainChanged(node, simulation.named(node).crash(id));
        } catch (HypervisorException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }

    @Override
    public void shutDownDomain(String node, String id) {
        try {
            simulation.events().domainChanged(node, simulation.named(node).shutDown(id));
        } catch (HypervisorException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }

    @Override
    public void nodeDown(String node) {
        simulation.named(node).up(false);
    }

    @Override
    public void nodeUp(String node) {
        simulation.named(node).up(true);
        simulation.events().reconnected(node);
    }

    @Override
    public void cutConnections() {
        simulation.cut();
    }
}
