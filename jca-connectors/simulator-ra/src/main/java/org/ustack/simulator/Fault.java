package org.ustack.simulator;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.ustack.hypervisor.HypervisorException;

/** One line of the fault plan. Equal by identity: two lines may say the same. */
final class Fault {

    /** Matches every verb or every node. */
    static final String ANY = "*";

    final String id;
    final String verb;
    final String node;
    final int times;
    final Effect effect;
    final HypervisorException.Cause cause;
    final long millis;
    /** Opens when the fault is cleared: nobody waits any longer. */
    final CountDownLatch cleared = new CountDownLatch(1);

    private final AtomicInteger hits = new AtomicInteger();

    Fault(String id, String verb, String node, int times, Effect effect, HypervisorException.Cause cause, long millis) {
        this.id = id;
        this.verb = verb;
        this.node = node;
        this.times = times;
        this.effect = effect;
        this.cause = cause;
        this.millis = millis;
    }

    boolean concerns(Verb called, String calledNode) {
        return (verb.equals(ANY) || verb.equals(called.name())) && (node.equals(ANY) || node.equals(calledNode));
    }

    /** Takes one of the remaining times, exactly once for each caller. */
    boolean strike() {
        if (times == 0) {
            hits.incrementAndGet();
            return true;
        }
        return hits.getAndUpdate(count -> Math.min(count + 1, times)) < times;
    }

    int hits() {
        return hits.get();
    }
}
