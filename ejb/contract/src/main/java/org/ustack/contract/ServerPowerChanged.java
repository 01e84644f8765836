package org.ustack.contract;

/** A {@link ChangePower} or {@link RebuildServer} is done. */
public record ServerPowerChanged(String node, String operation, String server, PowerState power)
        implements AgentEvent {}
