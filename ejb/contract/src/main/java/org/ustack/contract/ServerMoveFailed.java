package org.ustack.contract;

import java.util.List;

/**
 * A step of a move could not be done. A failed arrival leaves nothing but what was set aside; after a failed departure the
 * server is as {@code power} says.
 *
 * @param retryable whether another node may do better
 * @param power what the domain does now, or null if there is none
 */
public record ServerMoveFailed(
        String node,
        String operation,
        String server,
        MoveStep step,
        String code,
        String reason,
        boolean retryable,
        PowerState power,
        List<StepTiming> steps)
        implements AgentEvent {

    public ServerMoveFailed {
        steps = List.copyOf(steps);
    }
}
