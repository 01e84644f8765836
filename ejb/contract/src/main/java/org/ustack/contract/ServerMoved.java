package org.ustack.contract;

import java.util.List;

/**
 * A step of a move is done. Sent again when the command comes again.
 *
 * @param power of the domain on this node; {@link PowerState#NO_STATE} where the step leaves none
 */
public record ServerMoved(
        String node, String operation, String server, MoveStep step, PowerState power, List<StepTiming> steps)
        implements AgentEvent {

    public ServerMoved {
        steps = List.copyOf(steps);
    }
}
