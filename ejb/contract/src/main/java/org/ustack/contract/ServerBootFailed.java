package org.ustack.contract;

import java.util.List;

/**
 * The domain does not run and nothing of it is left on the node.
 *
 * @param code short cause, such as {@code IMAGE_CORRUPT} or {@code HYPERVISOR}
 * @param reason one sentence for the owner of the server
 * @param retryable whether another node may do better
 */
public record ServerBootFailed(
        String node,
        String operation,
        String server,
        String code,
        String reason,
        boolean retryable,
        List<StepTiming> steps)
        implements AgentEvent {

    public ServerBootFailed {
        steps = List.copyOf(steps);
    }
}
