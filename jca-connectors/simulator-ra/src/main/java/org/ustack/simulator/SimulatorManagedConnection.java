package org.ustack.simulator;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.CommException;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.adapter.ConnectionHandle;
import org.ustack.hypervisor.adapter.ConnectionTarget;
import org.ustack.hypervisor.adapter.PooledConnection;

/** The simulator's physical connection: there is no wire, so it costs nothing and breaks only when told to. */
public final class SimulatorManagedConnection extends PooledConnection {

    private final Simulation simulation;
    private final int cutsBefore;

    SimulatorManagedConnection(Simulation simulation) {
        this.simulation = simulation;
        this.cutsBefore = simulation.cuts();
    }

    boolean cut() {
        return simulation.cuts() != cutsBefore;
    }

    @Override
    protected ConnectionHandle open(ConnectionTarget target) throws ResourceException {
        SimulatorConnection connection = new SimulatorConnection(this, simulation, target.node());
        try {
            connection.connected();
        } catch (HypervisorException e) {
            throw new CommException(e.getMessage(), e);
        }
        return connection;
    }

    @Override
    protected String product() {
        return "UStack simulator";
    }

    @Override
    public void destroy() {
        cleanup();
    }
}
