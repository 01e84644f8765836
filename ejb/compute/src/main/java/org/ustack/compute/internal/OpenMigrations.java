package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.ustack.compute.MigrationState;
import org.ustack.compute.domain.Migration;
import org.ustack.compute.domain.MigrationEvent;
import org.ustack.compute.domain.Server;

/** What becomes of a move that something else overtakes. */
@Dependent
public class OpenMigrations {

    @Inject
    MigrationRepository repository;

    @Inject
    MigrationTransitions transitions;

    Optional<Migration> of(Server server) {
        return repository.open(server.id());
    }

    /** An admin has said what the server is: it stays on the node that it is on for us. */
    void stay(Server server) {
        of(server)
                .ifPresent(migration -> transitions.apply(
                        server,
                        migration,
                        migration.state() == MigrationState.DEPARTING ? MigrationEvent.BROKE : MigrationEvent.SETTLED));
    }

    /** The server is gone: what is kept for it at its old place is given back. No move is fine. */
    void settle(Server server) {
        of(server).ifPresent(migration -> transitions.apply(server, migration, MigrationEvent.SETTLED));
    }
}
