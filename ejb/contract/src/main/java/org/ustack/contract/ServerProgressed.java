package org.ustack.contract;

/**
 * How far a long operation is; worth nothing once it has ended.
 *
 * @param phase {@code COPYING} or {@code UPLOADING}
 */
public record ServerProgressed(String node, String operation, String server, Phase phase) implements AgentEvent {

    /** The parts of a snapshot. */
    public enum Phase {
        /** The disk is being read. */
        COPYING,
        /** The bytes are on their way to the image service. */
        UPLOADING
    }
}
