package org.ustack.libvirt;

import jakarta.resource.spi.work.Work;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.event.DomainEvent;
import org.libvirt.event.LifecycleListener;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.adapter.DomainEvents;

/**
 * Holds one connection for events alone. Callbacks only note which domain moved, since a slow callback delays all others;
 * this thread then looks at the domain and tells what it sees. When the connection ends it opens another one, for as long
 * as it takes, and tells the listeners that they have missed something.
 */
final class EventWatch implements Work {

    private static final Logger LOG = Logger.getLogger(EventWatch.class);
    private static final long RETRY_MILLIS = 1_000;

    /** Wakes the thread without a domain: the connection ended, or the adapter stops. */
    private static final String WAKE = "";

    private final String uri;
    private final String node;
    private final DomainTypeChoice types;
    private final DomainEvents events;
    private final BlockingQueue<String> moved = new LinkedBlockingQueue<>();
    /** Of the present connection; a field, since native code holds no reference that the collector knows. */
    private final LifecycleListener changes = this::note;

    private volatile boolean released;
    private volatile boolean lost;

    EventWatch(String uri, String node, DomainTypeChoice types, DomainEvents events) {
        this.uri = uri;
        this.node = node;
        this.types = types;
        this.events = events;
    }

    /** Called in libvirt's event loop. */
    private int note(Domain domain, DomainEvent event) {
        try {
            moved.add(domain.getUUIDString());
        } catch (LibvirtException e) {
            LOG.warn("An event without a domain", e);
        }
        return 0;
    }

    @Override
    public void run() {
        boolean first = true;
        boolean told = false;
        try {
            while (!released) {
                try (LibvirtSession session = new LibvirtSession(uri)) {
                    lost = false;
                    session.listen(changes, (connection, reason) -> end());
                    try {
                        LOG.infof("Watching %s", uri);
                        if (!first) {
                            events.reconnected(node);
                        }
                        first = false;
                        told = false;
                        // Now rather than at the first boot, which would have to wait for it.
                        types.of(session);
                        follow(session);
                    } finally {
                        session.deafen(changes);
                    }
                } catch (HypervisorException | LibvirtException e) {
                    if (!told && !released) {
                        LOG.warnf("%s does not answer, trying again until it does: %s", uri, e.getMessage());
                        told = true;
                    }
                    first = false;
                    await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() throws InterruptedException {
        if (!released) {
            moved.poll(RETRY_MILLIS, TimeUnit.MILLISECONDS);
            moved.clear();
        }
    }

    private void follow(LibvirtSession session) throws InterruptedException, HypervisorException {
        while (!released && !lost) {
            String id = moved.take();
            if (!id.equals(WAKE)) {
                // One look answers all events of the domain that wait already.
                moved.removeIf(id::equals);
                session.read(id)
                        .map(LibvirtSession.Reading::folded)
                        .filter(state -> state.stamp() != null)
                        .ifPresent(this::tell);
            }
        }
        if (lost && !released) {
            LOG.warnf("The connection to %s ended", uri);
        }
    }

    private void tell(DomainState state) {
        events.domainChanged(node, state);
    }

    private void end() {
        lost = true;
        moved.add(WAKE);
    }

    @Override
    public void release() {
        released = true;
        moved.add(WAKE);
    }
}
