package org.ustack.contract;

/**
 * How the node took a router's state.
 *
 * @param router router id
 * @param generation of the state
 * @param problem why it could not be applied, or null
 */
public record RouterApplied(String node, String router, long generation, String problem) implements AgentEvent {}
