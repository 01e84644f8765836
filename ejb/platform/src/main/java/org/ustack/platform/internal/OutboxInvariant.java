package org.ustack.platform.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.ustack.platform.Invariant;
import org.ustack.platform.domain.OutboxMessage;

@ApplicationScoped
public class OutboxInvariant implements Invariant {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int EXAMPLES = 20;

    @PersistenceContext(unitName = "platform")
    EntityManager em;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "outbox-drained";
    }

    @Override
    public String promise() {
        return "No message waits in the outbox while the broker answers.";
    }

    @Override
    public List<String> violations() {
        return em
                .createQuery(
                        "select m from OutboxMessage m where m.createdAt < :limit order by m.id", OutboxMessage.class)
                .setParameter("limit", clock.instant().minus(GRACE))
                .setMaxResults(EXAMPLES)
                .getResultList()
                .stream()
                .map(m -> "message " + m.key() + " for " + m.queue() + " waits since " + m.createdAt())
                .toList();
    }
}
