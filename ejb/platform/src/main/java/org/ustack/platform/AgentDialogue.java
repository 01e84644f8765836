package org.ustack.platform;

import org.ustack.contract.ControlReply;
import org.ustack.contract.ControlRequest;

/** Asks an agent something that an API call waits for. Reads only, never part of a boot. */
public interface AgentDialogue {

    /**
     * @param agent name of the agent, as its inventory says
     * @throws org.ustack.kernel.CloudException {@link PlatformError#AGENT_SILENT} after {@code ustack.platform.dialogue-timeout},
     *     {@link PlatformError#AGENT_REFUSED} with the agent's reason
     */
    ControlReply ask(String agent, String requestId, ControlRequest request);
}
