package org.ustack.platform;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ustack.contract.StepTiming;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/**
 * Work in progress on a resource. An operation always has an owner (a node or the controller) and a deadline, and a resource
 * has at most one that runs, so nothing can be stuck without the reaper noticing. All verbs join the caller's transaction.
 */
public interface Operations {

    /**
     * @throws org.ustack.kernel.CloudException {@link PlatformError#OPERATION_RUNNING} if one runs on that resource already
     */
    OperationView begin(RequestContext caller, BeginOperation begin);

    /** Records an action that is done within the request itself. */
    OperationView recordDone(RequestContext caller, BeginOperation begin);

    Optional<OperationView> find(String operationId);

    /** The operation that runs on the resource now. */
    Optional<OperationView> running(String resourceType, String resourceId);

    /** The newest operation that the request caused on the resource. */
    Optional<OperationView> findByRequest(String resourceId, String requestId);

    /** Newest first. The marker is the request id of the last one seen. */
    Slice<OperationView> history(String resourceId, PageRequest page);

    List<StepView> steps(String operationId);

    /** @return false if the operation does not run any more; then nothing changed */
    boolean succeed(String operationId, List<StepTiming> steps);

    /**
     * @param code from the error catalogue or the agent
     * @param message one sentence for the owner; cut at 1024 characters
     * @return false if the operation does not run any more; then nothing changed
     */
    boolean fail(String operationId, String code, String message, List<StepTiming> steps);

    /**
     * Gives a running operation another attempt, on the same or another node.
     *
     * @return the operation as it is now, or empty if it does not run any more
     */
    Optional<OperationView> retry(String operationId, String node, Duration allowed, List<StepTiming> stepsSoFar);

    /**
     * A running operation goes on with its next step, on the same or another node.
     *
     * @param stepsDone what was done so far went well
     * @return false if the operation does not run any more; then nothing changed
     */
    boolean proceed(String operationId, String node, Duration allowed, List<StepTiming> stepsDone);

    /** @param allowed how long it may take before the reaper looks at it */
    record BeginOperation(String resourceType, String resourceId, String action, String node, Duration allowed) {}
}
