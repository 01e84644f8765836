package org.ustack.compute.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerState;
import org.ustack.compute.domain.Server;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.platform.Deadlocks;
import org.ustack.platform.Housekeeping;

/** Servers whose time in a state is over: shelved ones leave their node, deleted ones go for good. */
@ApplicationScoped
public class DueServers implements Housekeeping {

    private static final Logger LOG = Logger.getLogger(DueServers.class);
    /** In one round, lest a thousand servers of one moment hold up the rest. */
    private static final int BATCH = 100;

    @PersistenceContext(unitName = "compute")
    EntityManager em;

    @Inject
    ServerTransaction transaction;

    @Inject
    ServerRepository repository;

    @Inject
    DeletionVerbs deletion;

    @Inject
    ShelvingVerbs shelving;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Override
    public void tidy() {
        each(
                ServerState.SOFT_DELETED,
                settings.get(ComputeSettings.RECLAIM_INTERVAL),
                (caller, server) -> deletion.verbs.delete(caller, server));
        each(ServerState.SHELVED, settings.get(ComputeSettings.SHELVED_OFFLOAD_TIME), shelving::offload);
    }

    /** With an interval of zero nothing comes into that state any more; what is there from before goes, too. */
    private void each(ServerState state, Duration interval, BiConsumer<RequestContext, Server> work) {
        if (interval.isNegative()) {
            return;
        }
        Instant limit = clock.instant().minus(interval);
        for (String id : transaction.run(() -> due(state, limit))) {
            try {
                Deadlocks.retry(() -> transaction.run(() -> repository
                        .lock(id)
                        .filter(server -> isDue(server, state, limit))
                        .ifPresent(server -> work.accept(RequestContext.system("req-" + ids.uuid()), server))));
            } catch (RuntimeException e) {
                LOG.warnf(e, "server %s stays %s and is looked at again", id, state);
            }
        }
    }

    private static boolean isDue(Server server, ServerState state, Instant limit) {
        return server.state() == state
                && server.operationId() == null
                && !server.stateSince().isAfter(limit);
    }

    private List<String> due(ServerState state, Instant limit) {
        return em.createQuery(
                        "select s.id from Server s where s.state = :state and s.stateSince <= :limit"
                                + " and s.operationId is null order by s.stateSince",
                        String.class)
                .setParameter("state", state)
                .setParameter("limit", limit)
                .setMaxResults(BATCH)
                .getResultList();
    }
}
