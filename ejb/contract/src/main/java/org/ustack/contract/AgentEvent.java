package org.ustack.contract;

/** What an agent reports on {@code controller.events}. Events are hints; the inventory is the truth. */
public sealed interface AgentEvent extends Message
        permits ServerBooted,
                ServerBootFailed,
                ServerDeleted,
                ServerPowerChanged,
                ServerOperationFailed,
                ServerPowerObserved,
                NodeInventory {

    String node();
}
