package org.ustack.hypervisor.adapter;

import org.ustack.hypervisor.HypervisorConnection;

/** What the caller holds: usable until closed, by itself or by the pool. */
public abstract class ConnectionHandle implements HypervisorConnection {

    private volatile PooledConnection owner;

    protected ConnectionHandle(PooledConnection owner) {
        this.owner = owner;
    }

    /**
     * The physical connection behind this handle.
     *
     * @throws IllegalStateException if the handle is closed
     */
    protected final PooledConnection owner() {
        PooledConnection current = owner;
        if (current == null) {
            throw new IllegalStateException("this connection is closed");
        }
        return current;
    }

    @Override
    public final void close() {
        PooledConnection current = owner;
        owner = null;
        if (current != null) {
            current.release(this);
        }
    }

    final void invalidate() {
        owner = null;
    }

    final void moveTo(PooledConnection next) {
        PooledConnection current = owner;
        if (current != null) {
            current.forget(this);
        }
        owner = next;
    }
}
