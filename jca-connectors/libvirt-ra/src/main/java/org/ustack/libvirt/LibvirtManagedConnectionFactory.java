package org.ustack.libvirt;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.CommException;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import jakarta.resource.spi.ValidatingManagedConnectionFactory;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;
import javax.security.auth.Subject;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.adapter.ConnectionTarget;
import org.ustack.hypervisor.adapter.PooledConnectionFactory;

/** Connections to libvirt for the container's pool. */
@ConnectionDefinition(
        connectionFactory = HypervisorConnectionFactory.class,
        connectionFactoryImpl = PooledConnectionFactory.class,
        connection = HypervisorConnection.class,
        connectionImpl = LibvirtConnection.class)
public final class LibvirtManagedConnectionFactory
        implements ManagedConnectionFactory, ResourceAdapterAssociation, ValidatingManagedConnectionFactory {

    private static final long serialVersionUID = 1L;

    private transient LibvirtResourceAdapter adapter;
    private transient PrintWriter logWriter;

    @Override
    public Object createConnectionFactory(ConnectionManager manager) {
        return new PooledConnectionFactory(manager, this, adapter);
    }

    @Override
    public Object createConnectionFactory() throws ResourceException {
        throw new NotSupportedException("this adapter works in a container only");
    }

    /** @throws CommException if the hypervisor does not answer */
    @Override
    public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo target)
            throws ResourceException {
        try {
            LibvirtSession session = new LibvirtSession(((ConnectionTarget) target).uri());
            return new LibvirtManagedConnection(session, adapter.types());
        } catch (HypervisorException e) {
            throw new CommException(e.getMessage(), e);
        }
    }

    @Override
    public ManagedConnection matchManagedConnections(
            @SuppressWarnings("rawtypes") Set candidates, Subject subject, ConnectionRequestInfo target) {
        for (Object candidate : candidates) {
            if (candidate instanceof LibvirtManagedConnection connection
                    && connection.session().uri().equals(((ConnectionTarget) target).uri())) {
                return connection;
            }
        }
        return null;
    }

    /** Those whose other side does not answer: a connection never recovers once its daemon was restarted. */
    @Override
    @SuppressWarnings("rawtypes")
    public Set getInvalidConnections(Set candidates) {
        Set<Object> invalid = new HashSet<>();
        for (Object candidate : candidates) {
            if (candidate instanceof LibvirtManagedConnection connection
                    && !connection.session().answers()) {
                invalid.add(connection);
            }
        }
        return invalid;
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) {
        this.adapter = (LibvirtResourceAdapter) adapter;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        logWriter = out;
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LibvirtManagedConnectionFactory factory && factory.adapter == adapter;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(adapter);
    }
}
