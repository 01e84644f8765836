package org.ustack.contract;

/**
 * The image has all its bytes.
 *
 * @param power of the domain now
 */
public record ServerSnapshotTaken(String node, String operation, String server, String image, PowerState power)
        implements AgentEvent {}
