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
    @JsonSubTypes.Type(value = SnapshotServer.class, name = "SnapshotServer"),
    @JsonSubTypes.Type(value = RescueServer.class, name = "RescueServer"),
    @JsonSubTypes.Type(value = UnrescueServer.class, name = "UnrescueServer"),
    @JsonSubTypes.Type(value = AttachInterface.class, name = "AttachInterface"),
    @JsonSubTypes.Type(value = DetachInterface.class, name = "DetachInterface"),
    @JsonSubTypes.Type(value = DescribeGuest.class, name = "DescribeGuest"),
    @JsonSubTypes.Type(value = ForgetGuestPassword.class, name = "ForgetGuestPassword"),
    @JsonSubTypes.Type(value = RebuildServer.class, name = "RebuildServer"),
    @JsonSubTypes.Type(value = DepartServer.class, name = "DepartServer"),
    @JsonSubTypes.Type(value = ArriveServer.class, name = "ArriveServer"),
    @JsonSubTypes.Type(value = ForgetDeparture.class, name = "ForgetDeparture"),
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
                SnapshotServer,
                RescueServer,
                UnrescueServer,
                AttachInterface,
                DetachInterface,
                DescribeGuest,
                ForgetGuestPassword,
                RebuildServer,
                DepartServer,
                ArriveServer,
                ForgetDeparture,
                ApplyRouter,
                RemoveRouter {

    /** Name of the node to act on; an agent may serve several (the simulator does). */
    String node();

    /** The server that it is about, or null. */
    default String server() {
        return null;
    }

    /** Id of what two commands must not work on at once: a server, or a group. */
    String subject();
}
