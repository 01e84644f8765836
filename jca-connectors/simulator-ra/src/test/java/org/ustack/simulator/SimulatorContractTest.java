package org.ustack.simulator;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.fixture.HypervisorContract;

/** The simulator keeps the adapters' promises. */
class SimulatorContractTest extends HypervisorContract {

    @TempDir
    Path state;

    private RunningSimulator simulator;

    private RunningSimulator simulatorHere() throws Exception {
        if (simulator == null) {
            simulator = new RunningSimulator(state, 2);
        }
        return simulator;
    }

    @Override
    protected void disconnect() {
        simulator.close();
    }

    @Override
    protected HypervisorConnection connect() throws Exception {
        return simulatorHere().factory().connect("sim-2");
    }

    @Override
    protected List<DomainSpec.Disk> disks(String name) {
        return List.of(new DomainSpec.Disk(directory.resolve(name + ".qcow2").toString(), "qcow2", "virtio", null));
    }

    @Override
    protected boolean kill(String id) {
        simulator.controls().crashDomain("sim-2", id);
        return true;
    }

    @Override
    protected boolean hasScreen() {
        return false;
    }
}
