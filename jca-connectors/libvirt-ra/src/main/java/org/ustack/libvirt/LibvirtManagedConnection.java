package org.ustack.libvirt;

import org.ustack.hypervisor.adapter.ConnectionHandle;
import org.ustack.hypervisor.adapter.ConnectionTarget;
import org.ustack.hypervisor.adapter.PooledConnection;

/** A connection to libvirt in the container's pool. */
public final class LibvirtManagedConnection extends PooledConnection {

    private final LibvirtSession session;
    private final DomainTypeChoice types;

    LibvirtManagedConnection(LibvirtSession session, DomainTypeChoice types) {
        this.session = session;
        this.types = types;
    }

    LibvirtSession session() {
        return session;
    }

    @Override
    protected ConnectionHandle open(ConnectionTarget target) {
        return new LibvirtConnection(this, types, target.node());
    }

    @Override
    protected String product() {
        return "libvirt " + session.uri();
    }

    @Override
    public void destroy() {
        cleanup();
        session.close();
    }
}
