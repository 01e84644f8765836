package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.ustack.compute.MigrationState;
import org.ustack.compute.ServerView.FlavorSnapshot;
import org.ustack.compute.domain.Migration;
import org.ustack.compute.domain.MigrationEffect;
import org.ustack.compute.domain.MigrationEvent;
import org.ustack.compute.domain.MigrationLifecycle;
import org.ustack.compute.domain.Server;
import org.ustack.kernel.StateMachine.Transition;
import org.ustack.network.ServerPorts;
import org.ustack.placement.PlacementService;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

/**
 * Carries out what the life cycle of a move decides, in the caller's transaction. While a move is open the server holds the
 * claim on its new place and the migration that on the old one; of each quota the larger of both flavors is claimed, so neither
 * end of the move can lack any.
 */
@Dependent
public class MigrationTransitions {

    @Inject
    Clock clock;

    @Inject
    PlacementService placement;

    @Inject
    ServerPorts ports;

    @Inject
    QuotaService quota;

    void apply(Server server, Migration migration, MigrationEvent event) {
        Transition<MigrationState, MigrationEvent, MigrationEffect> transition =
                MigrationLifecycle.TABLE.decide(migration.state(), event);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        migration.become(transition.to(), now);
        for (MigrationEffect effect : transition.effects()) {
            switch (effect) {
                case FREE_SOURCE -> freeSource(server, migration);
                case BACK_TO_SOURCE -> backToSource(server, migration);
            }
        }
    }

    /** Quota before node before ports: the order in which everybody claims them. */
    private void freeSource(Server server, Migration migration) {
        quota.release(server.id(), excess(migration.oldFlavor(), migration.newFlavor()));
        placement.release(migration.id());
    }

    private void backToSource(Server server, Migration migration) {
        quota.release(server.id(), excess(migration.newFlavor(), migration.oldFlavor()));
        placement.release(server.id());
        placement.handOver(migration.id(), server.id());
        server.placedOn(migration.source());
        server.size(migration.oldFlavor());
        ports.rebind(server.id(), server.node(), server.agent());
    }

    /** By how much the first flavor is larger than the second. */
    static Map<QuotaResource, Long> excess(FlavorSnapshot larger, FlavorSnapshot smaller) {
        Map<QuotaResource, Long> excess = new HashMap<>();
        excess.put(QuotaResource.CORES, Math.max(0L, larger.vcpus() - smaller.vcpus()));
        excess.put(QuotaResource.RAM, Math.max(0L, larger.ram() - smaller.ram()));
        excess.values().removeIf(amount -> amount == 0);
        return excess;
    }
}
