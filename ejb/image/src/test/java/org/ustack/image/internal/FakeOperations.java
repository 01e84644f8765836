package org.ustack.image.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.contract.StepTiming;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.platform.OperationState;
import org.ustack.platform.OperationView;
import org.ustack.platform.Operations;
import org.ustack.platform.PlatformError;
import org.ustack.platform.StepView;

/** Keeps operations in memory, by the rules of the real ones. */
final class FakeOperations implements Operations {

    final Map<String, OperationView> all = new LinkedHashMap<>();
    private final Clock clock;

    FakeOperations(Clock clock) {
        this.clock = clock;
    }

    @Override
    public OperationView begin(RequestContext caller, BeginOperation begin) {
        if (running(begin.resourceType(), begin.resourceId()).isPresent()) {
            throw new CloudException(PlatformError.OPERATION_RUNNING);
        }
        return put(caller, begin, OperationState.RUNNING);
    }

    @Override
    public OperationView recordDone(RequestContext caller, BeginOperation begin) {
        return put(caller, begin, OperationState.SUCCEEDED);
    }

    private OperationView put(RequestContext caller, BeginOperation begin, OperationState state) {
        Instant now = clock.instant();
        String id = "operation-" + (all.size() + 1);
        OperationView operation = new OperationView(
                id,
                all.size() + 1L,
                begin.resourceType(),
                begin.resourceId(),
                begin.action(),
                state,
                begin.node(),
                caller.requestId(),
                caller.userId(),
                caller.projectId(),
                1,
                now,
                now,
                now.plus(begin.allowed()),
                state == OperationState.RUNNING ? null : now,
                null,
                null);
        all.put(id, operation);
        return operation;
    }

    @Override
    public Optional<OperationView> find(String operationId) {
        return Optional.ofNullable(all.get(operationId));
    }

    @Override
    public Optional<OperationView> running(String resourceType, String resourceId) {
        return all.values().stream()
                .filter(OperationView::running)
                .filter(found -> found.resourceType().equals(resourceType)
                        && found.resourceId().equals(resourceId))
                .findFirst();
    }

    @Override
    public Optional<OperationView> findByRequest(String resourceId, String requestId) {
        return all.values().stream()
                .filter(found -> found.resourceId().equals(resourceId)
                        && found.requestId().equals(requestId))
                .findFirst();
    }

    @Override
    public Slice<OperationView> history(String resourceId, PageRequest page) {
        return new Slice<>(
                all.values().stream()
                        .filter(found -> found.resourceId().equals(resourceId))
                        .toList(),
                false);
    }

    @Override
    public List<StepView> steps(String operationId) {
        return List.of();
    }

    @Override
    public boolean succeed(String operationId, List<StepTiming> steps) {
        return end(operationId, OperationState.SUCCEEDED, null, null);
    }

    @Override
    public boolean fail(String operationId, String code, String message, List<StepTiming> steps) {
        return end(operationId, OperationState.FAILED, code, message);
    }

    private boolean end(String id, OperationState state, String code, String message) {
        OperationView before = all.get(id);
        if (!before.running()) {
            return false;
        }
        all.put(id, with(before, state, before.attempt(), before.deadline(), code, message));
        return true;
    }

    @Override
    public boolean proceed(String operationId, String node, Duration allowed, List<StepTiming> stepsDone) {
        throw new UnsupportedOperationException("no work on images goes in steps");
    }

    @Override
    public Optional<OperationView> retry(
            String operationId, String node, Duration allowed, List<StepTiming> stepsSoFar) {
        OperationView before = all.get(operationId);
        if (!before.running()) {
            return Optional.empty();
        }
        OperationView after = with(
                before,
                OperationState.RUNNING,
                before.attempt() + 1,
                clock.instant().plus(allowed),
                null,
                null);
        all.put(operationId, after);
        return Optional.of(after);
    }

    private OperationView with(
            OperationView before, OperationState state, int attempt, Instant deadline, String code, String message) {
        Instant now = clock.instant();
        return new OperationView(
                before.id(),
                before.sequence(),
                before.resourceType(),
                before.resourceId(),
                before.action(),
                state,
                before.node(),
                before.requestId(),
                before.userId(),
                before.projectId(),
                attempt,
                before.startedAt(),
                now,
                deadline,
                state == OperationState.RUNNING ? null : now,
                code,
                message);
    }
}
