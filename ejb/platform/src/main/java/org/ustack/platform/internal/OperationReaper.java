package org.ustack.platform.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;
import org.ustack.platform.OperationState;
import org.ustack.platform.OperationView;
import org.ustack.platform.OverdueOperations;
import org.ustack.platform.domain.Operation;

/** The first of the two safety nets: hands every operation past its deadline to the service that began it. */
@Stateless
public class OperationReaper {

    private static final Logger LOG = Logger.getLogger(OperationReaper.class);
    private static final int BATCH = 100;

    @PersistenceContext(unitName = "platform")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    @Any
    Instance<OverdueOperations> services;

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<OperationView> overdue() {
        return em
                .createQuery(
                        "select o from Operation o where o.state = :running and o.deadline < :now order by o.deadline",
                        Operation.class)
                .setParameter("running", OperationState.RUNNING)
                .setParameter("now", clock.instant())
                .setMaxResults(BATCH)
                .getResultList()
                .stream()
                .map(Operation::view)
                .toList();
    }

    /** One transaction an operation: a decision that fails does not hold up the others. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void decide(OperationView operation) {
        for (OverdueOperations service : services) {
            if (service.resourceType().equals(operation.resourceType())) {
                LOG.infof(
                        "operation %s (%s of %s %s) is past its deadline",
                        operation.id(), operation.action(), operation.resourceType(), operation.resourceId());
                service.decide(operation);
                return;
            }
        }
        throw new IllegalStateException("nobody owns operations on " + operation.resourceType());
    }
}
