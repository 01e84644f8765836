package org.ustack.simulator;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import javax.management.JMX;
import javax.management.ObjectName;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.DomainStamp;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.fixture.SmallContainer;
import org.ustack.hypervisor.fixture.SmallPool;

/** The adapter as a container would run it, with its listener and its controls by JMX. */
final class RunningSimulator implements AutoCloseable {

    private final SmallContainer container = new SmallContainer();
    private final SimulatorResourceAdapter adapter = new SimulatorResourceAdapter();
    private final SmallPool pool = new SmallPool();
    private final SimulatorManagedConnectionFactory connections = new SimulatorManagedConnectionFactory();

    RunningSimulator(Path state, int nodes) throws Exception {
        adapter.setNodes(nodes);
        adapter.setNamePrefix("sim-");
        adapter.setCpus(8);
        adapter.setMemoryMib(16_384L);
        adapter.setDiskGib(100L);
        adapter.setBootMillis(0L);
        adapter.setDirectory(state.toString());
        adapter.start(container);
        adapter.endpointActivation(container, new SimulatorActivationSpec());
        connections.setResourceAdapter(adapter);
    }

    HypervisorConnectionFactory factory() {
        return (HypervisorConnectionFactory) connections.createConnectionFactory(pool);
    }

    SimulatorMXBean controls() {
        try {
            return JMX.newMXBeanProxy(
                    ManagementFactory.getPlatformMBeanServer(),
                    new ObjectName(SimulatorMXBean.NAME),
                    SimulatorMXBean.class);
        } catch (javax.management.MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    SmallPool pool() {
        return pool;
    }

    SmallContainer container() {
        return container;
    }

    static DomainSpec spec(int number) {
        String id = String.format("00000000-0000-4000-8000-%012d", number);
        return new DomainSpec(
                id,
                "server-" + number,
                "server",
                1,
                64,
                List.of(new DomainSpec.Disk("/disks/" + number, "qcow2", "virtio", null)),
                List.of(),
                null,
                null,
                new DomainStamp("op-" + number, number));
    }

    @Override
    public void close() {
        adapter.stop();
        container.close();
    }
}
