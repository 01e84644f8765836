package org.ustack.agent.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorException;

/** Switches a guest off after it had the time to shut down by itself. */
final class GracefulStop {

    private final PowerWatch watch;
    private final Clock clock;

    GracefulStop(PowerWatch watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    /** @param deadline of the operation: the guest does not get longer than that */
    void stop(HypervisorConnection hypervisor, DomainState domain, int graceSeconds, Instant deadline)
            throws HypervisorException {
        if (domain.power() == DomainState.Power.RUNNING) {
            pressButton(hypervisor, domain.id(), graceSeconds, deadline);
        }
        // Off already, it is harmless; of a guest that did not listen, this is the end.
        hypervisor.powerOff(domain.id());
    }

    private void pressButton(HypervisorConnection hypervisor, String server, int graceSeconds, Instant deadline)
            throws HypervisorException {
        Duration left = Duration.between(clock.instant(), deadline);
        Duration grace = Duration.ofSeconds(graceSeconds);
        if (grace.isZero() || left.isNegative()) {
            return;
        }
        hypervisor.shutDown(server);
        watch.awaitOff(hypervisor, server, grace.compareTo(left) < 0 ? grace : left);
    }
}
