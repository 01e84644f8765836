package org.ustack.platform;

import java.time.Instant;

/**
 * An operation as others see it.
 *
 * @param sequence grows over all operations; a later operation on a resource has a larger one
 * @param action such as {@code create}, {@code stop}
 * @param node the owner; null while only the controller works on it
 * @param attempt 1 for the first
 * @param finishedAt null while it runs
 */
public record OperationView(
        String id,
        long sequence,
        String resourceType,
        String resourceId,
        String action,
        OperationState state,
        String node,
        String requestId,
        String userId,
        String projectId,
        int attempt,
        Instant startedAt,
        Instant updatedAt,
        Instant deadline,
        Instant finishedAt,
        String errorCode,
        String message) {

    public boolean running() {
        return state == OperationState.RUNNING;
    }
}
