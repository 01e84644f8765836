package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.ustack.compute.ServerState;
import org.ustack.compute.domain.Server;
import org.ustack.compute.domain.ServerEffect;
import org.ustack.compute.domain.ServerEvent;
import org.ustack.compute.domain.ServerLifecycle;
import org.ustack.contract.PowerState;
import org.ustack.kernel.StateMachine.Transition;
import org.ustack.network.ServerPorts;
import org.ustack.placement.PlacementService;
import org.ustack.quota.QuotaService;

/** Carries out what the life cycle decides: the change of state and its effects, in the caller's transaction. */
@Dependent
public class ServerTransitions {

    static final int SERVER_FAULT = 500;

    @Inject
    Clock clock;

    @Inject
    PlacementService placement;

    @Inject
    ServerPorts ports;

    @Inject
    QuotaService quota;

    @Inject
    GroupMembership groups;

    @Inject
    ServerNews news;

    @Inject
    OpenMigrations migrations;

    /** @param message one sentence for the owner; @param details for admins, or null */
    record Fault(String message, String details) {}

    void apply(Server server, ServerEvent event) {
        apply(server, event, null);
    }

    /** @param fault what is recorded if the event is a failure, else null */
    void apply(Server server, ServerEvent event, Fault fault) {
        Transition<ServerState, ServerEvent, ServerEffect> transition =
                ServerLifecycle.TABLE.decide(server.state(), event);
        Instant now = now();
        server.become(transition.to(), now);
        // Quota before group before node before ports: the order in which a boot claims them, so that two transactions
        // cannot wait
        // in a ring.
        transition.effects().forEach(effect -> run(effect, server, fault, now));
        news.changed(server.changed());
    }

    private void run(ServerEffect effect, Server server, Fault fault, Instant now) {
        switch (effect) {
            case PORTS_UP -> ports.setActive(server.id(), true);
            case PORTS_DOWN -> ports.setActive(server.id(), false);
            case RECORD_LAUNCH -> server.launched(now);
            case RECORD_FAULT -> server.fail(SERVER_FAULT, fault.message(), fault.details(), now);
            case CLEAR_FAULT -> server.clearFault();
            case RELEASE_NODE -> {
                placement.release(server.id());
                ports.release(server.id());
                server.leaveNode();
            }
            case RELEASE_ALL -> {
                quota.release(server.id());
                groups.leave(server);
                migrations.settle(server);
                placement.release(server.id());
                ports.release(server.id());
            }
            case TELL_NODE -> throw new IllegalStateException("a wish is not a fact: " + server.id());
        }
    }

    /** What the hypervisor says of the domain wins over what was believed. */
    void follow(Server server, PowerState power) {
        server.observe(power);
        Optional<ServerEvent> event = ServerLifecycle.observed(power);
        if (event.isPresent()) {
            apply(server, event.get());
        } else {
            news.changed(server.changed());
        }
    }

    /** In the precision that the database keeps. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
