package org.ustack.contract;

/** Nothing of the server is left on the node, whether or not there was anything. */
public record ServerDeleted(String node, String operation, String server) implements AgentEvent {}
