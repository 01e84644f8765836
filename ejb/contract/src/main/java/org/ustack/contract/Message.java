package org.ustack.contract;

/** Anything that travels: a command to an agent, an event from one, a request in a dialogue. */
public sealed interface Message permits AgentCommand, AgentEvent, ControlRequest, ControlReply {

    /** The version of the message format that this code writes; it reads this one and the one before. */
    int VERSION = 1;
}
