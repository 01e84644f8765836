package org.ustack.agent;

import java.util.List;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.NodeInventory;

/** What the agent tells the controller. When a method returns, the broker has it. */
public interface AgentEvents {

    /**
     * Reports how a command ended, or what was observed; survives a restart of the broker. The same end of the same
     * operation carries the same key, so that the controller's inbox drops a repetition.
     *
     * @param requestId of the command, or one of our own
     */
    void publish(String requestId, AgentEvent event);

    /** Reports what nodes have. Each replaces the one before, so these do not outlive the broker, nor wait for long. */
    void publishInventories(List<NodeInventory> inventories);
}
