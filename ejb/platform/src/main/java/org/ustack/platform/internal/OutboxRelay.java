package org.ustack.platform.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sees to it that outbox rows leave: right after the commit that wrote them, and, for what a crash or a broker outage left
 * behind, at every tick of {@link PlatformTimers}. One run at a time, so messages keep the order in which they were committed.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final AtomicInteger wanted = new AtomicInteger();

    @Resource
    ManagedExecutorService executor;

    @Inject
    OutboxBatchBean batch;

    /** Asks for a run; returns at once. */
    public void nudge() {
        if (wanted.getAndIncrement() > 0) {
            return;
        }
        try {
            executor.submit(this::run);
        } catch (RejectedExecutionException e) {
            wanted.set(0);
            LOG.debugf("relay not started, the timer will: %s", e.getMessage());
        }
    }

    private void run() {
        int seen;
        do {
            seen = wanted.get();
            try {
                while (batch.sendNext() > 0) {
                    // Until nothing is left.
                }
            } catch (RuntimeException e) {
                wanted.set(0);
                LOG.warnf("outbox not emptied, will be tried again: %s", e.getMessage());
                return;
            }
        } while (!wanted.compareAndSet(seen, 0));
    }
}
