package org.ustack.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Work for the agent of one node, delivered at least once on {@code agent.<agent>}. The agent looks before it acts. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BootServer.class, name = "BootServer"),
    @JsonSubTypes.Type(value = DeleteServer.class, name = "DeleteServer"),
    @JsonSubTypes.Type(value = ChangePower.class, name = "ChangePower"),
    @JsonSubTypes.Type(value = DestroyOrphan.class, name = "DestroyOrphan"),
    @JsonSubTypes.Type(value = ApplyPortRules.class, name = "ApplyPortRules"),
    @JsonSubTypes.Type(value = ApplyGroupMembers.class, name = "ApplyGroupMembers"),
    @JsonSubTypes.Type(value = DescribeGuest.class, name = "DescribeGuest"),
    @JsonSubTypes.Type(value = ApplyRouter.class, name = "ApplyRouter"),
    @JsonSubTypes.Type(value = RemoveRouter.class, name = "RemoveRouter")
})
public sealed interface AgentCommand extends Message
        permits BootServer,
                DeleteServer,
                ChangePower,
                DestroyOrphan,
                ApplyPortRules,
                ApplyGroupMembers,
                DescribeGuest,
                ApplyRouter,
                RemoveRouter {

    /** Name of the node to act on; an agent may serve several (the simulator does). */
    String node();

    /** Id of what two commands must not work on at once: a server, or a group. */
    String subject();
}
