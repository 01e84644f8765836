package org.ustack.simulator;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.CommException;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.adapter.ConnectionHandle;
import org.ustack.hypervisor.adapter.ConnectionTarget;
import org.ustack.hypervisor.adapter.PooledConnection;

/** The simulator's physical connection: there is no wire, so it costs nothing and never breaks by itself. */
public final class SimulatorManagedConnection extends PooledConnection {

    private final Simulation simulation;

    SimulatorManagedConnection(Simulation simulation) {
        this.simulation = simulation;
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
