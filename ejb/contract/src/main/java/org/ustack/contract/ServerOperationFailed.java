package org.ustack.contract;

/**
 * A {@link ChangePower}, {@link DeleteServer} or {@link RebuildServer} could not be done.
 *
 * @param power what the domain does now, or null if there is none
 */
public record ServerOperationFailed(
        String node, String operation, String server, String code, String reason, PowerState power)
        implements AgentEvent {}
