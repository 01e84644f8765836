package org.ustack.contract;

import java.util.List;

/** The domain runs. Sent again, with the same operation id, when the command comes again. */
public record ServerBooted(String node, String operation, String server, PowerState power, List<StepTiming> steps)
        implements AgentEvent {

    public ServerBooted {
        steps = List.copyOf(steps);
    }
}
