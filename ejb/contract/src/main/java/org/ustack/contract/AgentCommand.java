package org.ustack.contract;

/** Work for the agent of one node, delivered at least once on {@code agent.<agent>}. The agent looks before it acts. */
public sealed interface AgentCommand extends Message
        permits BootServer, DeleteServer, ChangePower, DestroyOrphan, ApplyPortRules {

    /** Name of the node to act on; an agent may serve several (the simulator does). */
    String node();
}
