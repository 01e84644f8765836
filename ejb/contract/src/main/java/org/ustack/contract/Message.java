package org.ustack.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Anything that travels: a command to an agent, an event from one, a question or an answer. The field {@code message} names
 * the record.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BootServer.class, name = "BootServer"),
    @JsonSubTypes.Type(value = DeleteServer.class, name = "DeleteServer"),
    @JsonSubTypes.Type(value = ChangePower.class, name = "ChangePower"),
    @JsonSubTypes.Type(value = DestroyOrphan.class, name = "DestroyOrphan"),
    @JsonSubTypes.Type(value = ApplyPortRules.class, name = "ApplyPortRules"),
    @JsonSubTypes.Type(value = ServerBooted.class, name = "ServerBooted"),
    @JsonSubTypes.Type(value = ServerBootFailed.class, name = "ServerBootFailed"),
    @JsonSubTypes.Type(value = ServerDeleted.class, name = "ServerDeleted"),
    @JsonSubTypes.Type(value = ServerPowerChanged.class, name = "ServerPowerChanged"),
    @JsonSubTypes.Type(value = ServerOperationFailed.class, name = "ServerOperationFailed"),
    @JsonSubTypes.Type(value = ServerPowerObserved.class, name = "ServerPowerObserved"),
    @JsonSubTypes.Type(value = NodeInventory.class, name = "NodeInventory"),
    @JsonSubTypes.Type(value = ControlRequest.ReadConsoleLog.class, name = "ReadConsoleLog"),
    @JsonSubTypes.Type(value = ControlRequest.LocateConsole.class, name = "LocateConsole"),
    @JsonSubTypes.Type(value = ControlRequest.ReadDiagnostics.class, name = "ReadDiagnostics"),
    @JsonSubTypes.Type(value = ControlReply.ConsoleLog.class, name = "ConsoleLog"),
    @JsonSubTypes.Type(value = ControlReply.ConsoleLocation.class, name = "ConsoleLocation"),
    @JsonSubTypes.Type(value = ControlReply.Diagnostics.class, name = "Diagnostics"),
    @JsonSubTypes.Type(value = ControlReply.Refused.class, name = "Refused")
})
public sealed interface Message permits AgentCommand, AgentEvent, ControlRequest, ControlReply {

    /** The version of the message format that this code writes; it reads this one and the one before. */
    int VERSION = 1;
}
