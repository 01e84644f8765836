package org.ustack.libvirt;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.transaction.xa.XAResource;
import org.libvirt.LibvirtException;
import org.ustack.hypervisor.adapter.DomainEvents;
import org.ustack.hypervisor.adapter.PooledConnectionFactory;

/** The hypervisor behind one libvirt URI as a resource adapter. It starts also while nothing answers there. */
@Connector(
        displayName = "UStack libvirt",
        vendorName = "UStack",
        eisType = "Hypervisor",
        version = "1.0",
        transactionSupport = TransactionSupportLevel.NoTransaction)
public class LibvirtResourceAdapter implements ResourceAdapter, PooledConnectionFactory.Site, Serializable {

    private static final long serialVersionUID = 1L;
    private static final long PROBE_PATIENCE_MILLIS = 5_000;
    private static final Set<String> DOMAIN_TYPES =
            Set.of(DomainTypeChoice.AUTO, DomainTypeChoice.KVM, DomainTypeChoice.QEMU);

    /** Libvirt's URI of the hypervisor. */
    @ConfigProperty(defaultValue = "qemu:///system")
    private String uri;

    /** The node's name; empty: this machine's host name. */
    @ConfigProperty(defaultValue = "")
    private String node;

    /** {@code auto}: KVM if it runs a guest here, else emulation; {@code kvm} or {@code qemu} to decide it. */
    @ConfigProperty(defaultValue = "auto")
    private String domainType;

    /** Where the answer about KVM is kept; empty: in the server's data folder. */
    @ConfigProperty(defaultValue = "")
    private String directory;

    private transient BootstrapContext context;
    private transient EventLoop loop;
    private transient EventWatch watch;
    private transient DomainEvents events;
    private transient CountDownLatch stopped;
    private transient volatile DomainTypeChoice types;

    /** @throws ResourceAdapterInternalException if a property makes no sense or libvirt's client library is missing */
    @Override
    public void start(BootstrapContext bootstrap) throws ResourceAdapterInternalException {
        context = bootstrap;
        if (!DOMAIN_TYPES.contains(domainType)) {
            throw new ResourceAdapterInternalException("domainType: \"" + domainType + "\" is none of " + DOMAIN_TYPES);
        }
        stopped = new CountDownLatch(1);
        events = new DomainEvents();
        types = new DomainTypeChoice(domainType, new KvmProbe(stateDirectory(), PROBE_PATIENCE_MILLIS, stopped));
        try {
            HypervisorKind.of(uri);
            loop = EventLoop.register();
            watch = new EventWatch(uri, nodeName(), types, events);
            bootstrap.getWorkManager().startWork(loop, WorkManager.INDEFINITE, null, null);
            bootstrap.getWorkManager().scheduleWork(watch, WorkManager.INDEFINITE, null, null);
        } catch (LibvirtException | WorkException | IllegalArgumentException e) {
            throw new ResourceAdapterInternalException("the libvirt adapter does not start: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new ResourceAdapterInternalException(
                    "libvirt's client library cannot be loaded (package libvirt0): " + e.getMessage(), e);
        }
    }

    private Path stateDirectory() {
        if (directory == null || directory.isBlank()) {
            return Path.of(
                    System.getProperty("jboss.server.data.dir", System.getProperty("java.io.tmpdir")), "hypervisor");
        }
        return Path.of(directory);
    }

    private String nodeName() {
        if (node != null && !node.isBlank()) {
            return node;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public void stop() {
        if (stopped == null) {
            return;
        }
        stopped.countDown();
        events.close();
        if (watch != null) {
            watch.release();
        }
        if (loop != null) {
            loop.release();
        }
    }

    @Override
    public void endpointActivation(MessageEndpointFactory endpoints, ActivationSpec spec) throws ResourceException {
        events.activate(context, endpoints);
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory endpoints, ActivationSpec spec) {
        events.deactivate(endpoints);
    }

    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    /** @throws IllegalStateException before the start: no connection may open before the event loop is there */
    DomainTypeChoice types() {
        DomainTypeChoice current = types;
        if (current == null) {
            throw new IllegalStateException("the libvirt adapter is not running");
        }
        return current;
    }

    @Override
    public List<String> nodes() {
        return List.of(nodeName());
    }

    @Override
    public String uri() {
        return uri;
    }

    public String getUri() {
        return uri;
    }

    public void setUri(String uri) {
        this.uri = uri;
    }

    public String getNode() {
        return node;
    }

    public void setNode(String node) {
        this.node = node;
    }

    public String getDomainType() {
        return domainType;
    }

    public void setDomainType(String domainType) {
        this.domainType = domainType;
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
