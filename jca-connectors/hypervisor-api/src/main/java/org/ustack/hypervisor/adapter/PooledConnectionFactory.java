package org.ustack.hypervisor.adapter;

import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import javax.naming.Reference;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;

/** The factory in JNDI: every connection comes through the container's pool. */
public final class PooledConnectionFactory implements HypervisorConnectionFactory, Referenceable {

    private static final long serialVersionUID = 1L;

    /** What an adapter tells about its nodes. */
    public interface Site {

        /** @see HypervisorConnectionFactory#nodes() */
        List<String> nodes() throws HypervisorException;

        /** The hypervisor's URI. */
        String uri();
    }

    private final transient ConnectionManager manager;
    private final transient ManagedConnectionFactory connections;
    private final transient Site site;
    private Reference reference;

    public PooledConnectionFactory(ConnectionManager manager, ManagedConnectionFactory connections, Site site) {
        this.manager = manager;
        this.connections = connections;
        this.site = site;
    }

    @Override
    public HypervisorConnection connect(String node) throws HypervisorException {
        try {
            return (HypervisorConnection)
                    manager.allocateConnection(connections, new ConnectionTarget(site.uri(), node));
        } catch (ResourceException e) {
            throw asHypervisorException(e);
        }
    }

    @Override
    public List<String> nodes() throws HypervisorException {
        return site.nodes();
    }

    /** The pool wraps what the adapter threw, sometimes twice; a full pool has no such cause. */
    private static HypervisorException asHypervisorException(ResourceException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof HypervisorException known) {
                return new HypervisorException(known.kind(), known.getMessage(), thrown);
            }
        }
        return new HypervisorException(
                HypervisorException.Cause.UNREACHABLE, "no connection: " + thrown.getMessage(), thrown);
    }

    @Override
    public void setReference(Reference reference) {
        this.reference = reference;
    }

    @Override
    public Reference getReference() {
        return reference;
    }

    /** JNDI in this process hands out the object itself; elsewhere it would have no pool behind it. */
    private void writeObject(ObjectOutputStream out) throws IOException {
        throw new NotSerializableException(PooledConnectionFactory.class.getName());
    }
}
