package org.ustack.platform.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ustack.contract.StepTiming;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Ids;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.platform.OperationView;
import org.ustack.platform.Operations;
import org.ustack.platform.PlatformError;
import org.ustack.platform.StepView;
import org.ustack.platform.domain.Operation;
import org.ustack.platform.domain.OperationStep;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class OperationsBean implements Operations {

    private static final String SUCCESS = "Success";
    private static final String ERROR = "Error";

    @PersistenceContext(unitName = "platform")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Override
    public OperationView begin(RequestContext caller, BeginOperation begin) {
        running(begin.resourceType(), begin.resourceId()).ifPresent(other -> {
            throw new CloudException(
                    PlatformError.OPERATION_RUNNING,
                    "type",
                    begin.resourceType(),
                    "id",
                    begin.resourceId(),
                    "action",
                    other.action());
        });
        Operation operation = new Operation(ids.uuid(), caller, begin, clock.instant());
        em.persist(operation);
        return operation.view();
    }

    @Override
    public OperationView recordDone(RequestContext caller, BeginOperation begin) {
        Operation operation = new Operation(ids.uuid(), caller, begin, clock.instant());
        operation.succeed(clock.instant());
        em.persist(operation);
        return operation.view();
    }

    @Override
    public Optional<OperationView> find(String operationId) {
        return single(em.createQuery("select o from Operation o where o.id = :id", Operation.class)
                        .setParameter("id", operationId))
                .map(Operation::view);
    }

    @Override
    public Optional<OperationView> running(String resourceType, String resourceId) {
        return single(em.createQuery("select o from Operation o where o.runningOn = :key", Operation.class)
                        .setParameter("key", Operation.key(resourceType, resourceId)))
                .map(Operation::view);
    }

    @Override
    public Optional<OperationView> findByRequest(String resourceId, String requestId) {
        return single(em.createQuery(
                                "select o from Operation o where o.resourceId = :resource and o.requestId = :request"
                                        + " order by o.sequence desc",
                                Operation.class)
                        .setParameter("resource", resourceId)
                        .setParameter("request", requestId)
                        .setMaxResults(1))
                .map(Operation::view);
    }

    @Override
    public Slice<OperationView> history(String resourceId, PageRequest page) {
        long before = page.marker() == null
                ? Long.MAX_VALUE
                : findByRequest(resourceId, page.marker())
                        .orElseThrow(() -> new CloudException(CommonError.MARKER_NOT_FOUND, "marker", page.marker()))
                        .sequence();
        List<OperationView> found = em
                .createQuery(
                        "select o from Operation o where o.resourceId = :resource and o.sequence < :before"
                                + " order by o.sequence desc",
                        Operation.class)
                .setParameter("resource", resourceId)
                .setParameter("before", before)
                .setMaxResults(page.limit() + 1)
                .getResultList()
                .stream()
                .map(Operation::view)
                .toList();
        return Slice.of(found, page.limit());
    }

    @Override
    public List<StepView> steps(String operationId) {
        return em
                .createQuery(
                        "select s from OperationStep s where s.operationId = :id order by s.id", OperationStep.class)
                .setParameter("id", operationId)
                .getResultList()
                .stream()
                .map(OperationStep::view)
                .toList();
    }

    @Override
    public boolean succeed(String operationId, List<StepTiming> steps) {
        Optional<Operation> operation = lockRunning(operationId);
        operation.ifPresent(o -> {
            o.succeed(clock.instant());
            addSteps(o, steps, SUCCESS);
        });
        return operation.isPresent();
    }

    @Override
    public boolean fail(String operationId, String code, String message, List<StepTiming> steps) {
        Optional<Operation> operation = lockRunning(operationId);
        operation.ifPresent(o -> {
            o.fail(code, message, clock.instant());
            addSteps(o, steps, ERROR);
        });
        return operation.isPresent();
    }

    @Override
    public Optional<OperationView> retry(
            String operationId, String node, Duration allowed, List<StepTiming> stepsSoFar) {
        Optional<Operation> operation = lockRunning(operationId);
        operation.ifPresent(o -> {
            addSteps(o, stepsSoFar, ERROR);
            o.retry(node, allowed, clock.instant());
        });
        return operation.map(Operation::view);
    }

    @Override
    public boolean proceed(String operationId, String node, Duration allowed, List<StepTiming> stepsDone) {
        Optional<Operation> operation = lockRunning(operationId);
        operation.ifPresent(o -> {
            addSteps(o, stepsDone, SUCCESS);
            o.proceed(node, allowed, clock.instant());
        });
        return operation.isPresent();
    }

    /** The last step of an operation that failed is the one that did; those before it went well. */
    private void addSteps(Operation operation, List<StepTiming> steps, String outcomeOfLast) {
        for (int i = 0; i < steps.size(); i++) {
            String outcome = i == steps.size() - 1 ? outcomeOfLast : SUCCESS;
            em.persist(new OperationStep(operation.id(), operation.node(), steps.get(i), outcome));
        }
    }

    private Optional<Operation> lockRunning(String operationId) {
        return single(em.createQuery("select o from Operation o where o.id = :id", Operation.class)
                        .setParameter("id", operationId)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE))
                .filter(Operation::running);
    }

    private static <T> Optional<T> single(TypedQuery<T> query) {
        return query.getResultStream().findFirst();
    }
}
