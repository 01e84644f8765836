package org.ustack.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What an agent reports on {@code controller.events}. Events are hints; the inventory is the truth. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerBooted.class, name = "ServerBooted"),
    @JsonSubTypes.Type(value = ServerBootFailed.class, name = "ServerBootFailed"),
    @JsonSubTypes.Type(value = ServerDeleted.class, name = "ServerDeleted"),
    @JsonSubTypes.Type(value = ServerPowerChanged.class, name = "ServerPowerChanged"),
    @JsonSubTypes.Type(value = ServerOperationFailed.class, name = "ServerOperationFailed"),
    @JsonSubTypes.Type(value = ServerPowerObserved.class, name = "ServerPowerObserved"),
    @JsonSubTypes.Type(value = RouterApplied.class, name = "RouterApplied"),
    @JsonSubTypes.Type(value = GuestPasswordPosted.class, name = "GuestPasswordPosted"),
    @JsonSubTypes.Type(value = NodeInventory.class, name = "NodeInventory"),
    @JsonSubTypes.Type(value = ServerSnapshotTaken.class, name = "ServerSnapshotTaken"),
    @JsonSubTypes.Type(value = ServerProgressed.class, name = "ServerProgressed"),
    @JsonSubTypes.Type(value = ServerMoved.class, name = "ServerMoved"),
    @JsonSubTypes.Type(value = ServerMoveFailed.class, name = "ServerMoveFailed")
})
public sealed interface AgentEvent extends Message
        permits ServerBooted,
                ServerBootFailed,
                ServerDeleted,
                ServerPowerChanged,
                ServerOperationFailed,
                ServerPowerObserved,
                RouterApplied,
                ServerMoved,
                ServerMoveFailed,
                GuestPasswordPosted,
                NodeInventory,
                ServerSnapshotTaken,
                ServerProgressed {

    String node();
}
