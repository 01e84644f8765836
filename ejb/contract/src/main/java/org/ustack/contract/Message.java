package org.ustack.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Anything that travels: a command to an agent, an event from one, a request in a dialogue. */
// An envelope declares its body as a Message, so the name of the record must be written and read at this level already.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({
    @JsonSubTypes.Type(AgentCommand.class),
    @JsonSubTypes.Type(AgentEvent.class),
    @JsonSubTypes.Type(ControlRequest.class),
    @JsonSubTypes.Type(ControlReply.class)
})
public sealed interface Message permits AgentCommand, AgentEvent, ControlRequest, ControlReply {

    /** The version of the message format that this code writes; it reads this one and the one before. */
    int VERSION = 1;
}
