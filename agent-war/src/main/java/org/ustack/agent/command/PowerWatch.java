package org.ustack.agent.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorException;

/** Waits for a guest to shut down. Woken by the hypervisor's events; looks by itself as well, since events are hints. */
public final class PowerWatch {

    private static final Logger LOG = Logger.getLogger(PowerWatch.class);
    private static final long LOOK_MILLIS = 500;

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    public PowerWatch(Clock clock) {
        this.clock = clock;
    }

    /** Some domain of this agent changed. */
    public void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @return whether the domain is off, or gone, before the time is over */
    boolean awaitOff(HypervisorConnection hypervisor, String server, Duration patience) throws HypervisorException {
        return await(() -> !hypervisor.find(server).map(PowerVerbs::isOn).orElse(false), patience);
    }

    /** What is waited for. */
    @FunctionalInterface
    interface Look {
        boolean seen() throws HypervisorException;
    }

    /** @return whether it was seen before the time was over */
    boolean await(Look look, Duration patience) throws HypervisorException {
        Instant end = clock.instant().plus(patience);
        while (!look.seen()) {
            if (!clock.instant().isBefore(end)) {
                return false;
            }
            lock.lock();
            try {
                if (changed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    LOG.debug("woken while a guest is waited for");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HypervisorException(
                        HypervisorException.Cause.UNREACHABLE, "the agent stops while a guest is waited for", e);
            } finally {
                lock.unlock();
            }
        }
        return true;
    }
}
