package org.ustack.platform.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.ustack.platform.Invariant;
import org.ustack.platform.OperationState;
import org.ustack.platform.domain.Operation;

@ApplicationScoped
public class OverdueInvariant implements Invariant {

    /** Several runs of the reaper. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    @PersistenceContext(unitName = "platform")
    EntityManager em;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "operations-within-deadline";
    }

    @Override
    public String promise() {
        return "No operation runs past its deadline for longer than the reaper needs.";
    }

    @Override
    public List<String> violations() {
        return em
                .createQuery(
                        "select o from Operation o where o.state = :running and o.deadline < :limit", Operation.class)
                .setParameter("running", OperationState.RUNNING)
                .setParameter("limit", clock.instant().minus(GRACE))
                .getResultList()
                .stream()
                .map(Operation::view)
                .map(o -> o.action() + " of " + o.resourceType() + " " + o.resourceId() + " should have ended at "
                        + o.deadline())
                .toList();
    }
}
