package org.ustack.simulator;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.io.IOException;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.transaction.xa.XAResource;
import org.jboss.logging.Logger;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.adapter.DomainEvents;
import org.ustack.hypervisor.adapter.PooledConnectionFactory;

/** The simulated hypervisor as a resource adapter. */
@Connector(
        displayName = "UStack simulator",
        vendorName = "UStack",
        eisType = "Hypervisor",
        version = "1.0",
        transactionSupport = TransactionSupportLevel.NoTransaction)
public class SimulatorResourceAdapter implements ResourceAdapter, PooledConnectionFactory.Site, Serializable {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(SimulatorResourceAdapter.class);

    /** How many nodes. */
    @ConfigProperty(defaultValue = "1")
    private Integer nodes;

    /** A node's name is this and a number from 1. */
    @ConfigProperty(defaultValue = "sim-")
    private String namePrefix;

    /** Of each node. */
    @ConfigProperty(defaultValue = "32")
    private Integer cpus;

    /** Of each node. */
    @ConfigProperty(defaultValue = "131072")
    private Long memoryMib;

    /** Of each node. */
    @ConfigProperty(defaultValue = "2048")
    private Long diskGib;

    /** How long a power-on takes. */
    @ConfigProperty(defaultValue = "0")
    private Long bootMillis;

    /** Where the domains are kept; empty: in the server's data folder. */
    @ConfigProperty(defaultValue = "")
    private String directory;

    private transient BootstrapContext context;
    private transient volatile Simulation simulation;
    private transient ObjectName controls;

    /** @throws ResourceAdapterInternalException if a property makes no sense or the directory cannot be had */
    @Override
    public void start(BootstrapContext bootstrap) throws ResourceAdapterInternalException {
        context = bootstrap;
        if (nodes < 1 || cpus < 1 || memoryMib < 1 || diskGib < 0 || bootMillis < 0) {
            throw new ResourceAdapterInternalException(
                    "a simulator has at least one node, and each a processor and memory");
        }
        SimulatedNode.Size size = new SimulatedNode.Size(cpus, memoryMib, diskGib, bootMillis);
        try {
            Journal journal = new Journal(stateDirectory());
            simulation = new Simulation(namePrefix, nodes, size, journal, new DomainEvents(), Clock.systemUTC());
            ObjectName name = new ObjectName(SimulatorMXBean.NAME);
            ManagementFactory.getPlatformMBeanServer().registerMBean(new SimulatorControls(simulation), name);
            controls = name;
        } catch (IOException | JMException e) {
            stop();
            throw new ResourceAdapterInternalException("the simulator does not start: " + e.getMessage(), e);
        }
        LOG.infof("Simulating %d nodes, %s1 and so on; domains are kept in %s", nodes, namePrefix, stateDirectory());
    }

    private Path stateDirectory() {
        if (directory == null || directory.isBlank()) {
            return Path.of(
                    System.getProperty("jboss.server.data.dir", System.getProperty("java.io.tmpdir")), "simulator");
        }
        return Path.of(directory);
    }

    @Override
    public void stop() {
        Simulation running = simulation;
        if (running == null) {
            return;
        }
        simulation = null;
        try {
            if (controls != null) {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(controls);
                controls = null;
            }
            running.close();
        } catch (IOException | JMException e) {
            LOG.warn("The simulator did not stop cleanly", e);
        }
    }

    @Override
    public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec) throws ResourceException {
        simulation.events().activate(context, endpoints);
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec spec) {
        Simulation running = simulation;
        if (running != null) {
            running.events().deactivate(endpoints);
        }
    }

    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    /** @throws IllegalStateException before the start and after the stop */
    Simulation simulation() {
        Simulation running = simulation;
        if (running == null) {
            throw new IllegalStateException("the simulator is not running");
        }
        return running;
    }

    @Override
    public List<String> nodes() throws HypervisorException {
        return simulation().nodes();
    }

    @Override
    public String uri() {
        return Simulation.URI;
    }

    public Integer getNodes() {
        return nodes;
    }

    public void setNodes(Integer nodes) {
        this.nodes = nodes;
    }

    public String getNamePrefix() {
        return namePrefix;
    }

    public void setNamePrefix(String namePrefix) {
        this.namePrefix = namePrefix;
    }

    public Integer getCpus() {
        return cpus;
    }

    public void setCpus(Integer cpus) {
        this.cpus = cpus;
    }

    public Long getMemoryMib() {
        return memoryMib;
    }

    public void setMemoryMib(Long memoryMib) {
        this.memoryMib = memoryMib;
    }

    public Long getDiskGib() {
        return diskGib;
    }

    public void setDiskGib(Long diskGib) {
        this.diskGib = diskGib;
    }

    public Long getBootMillis() {
        return bootMillis;
    }

    public void setBootMillis(Long bootMillis) {
        this.bootMillis = bootMillis;
    }

    public String getDirectory() {
        return directory;
    }

    public void setDirectory(String directory) {
        this.directory = directory;
    }

    /** One adapter in a deployment, so identity will do; JCA asks for the pair. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
