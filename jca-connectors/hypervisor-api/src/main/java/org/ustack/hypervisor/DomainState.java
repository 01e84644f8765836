package org.ustack.hypervisor;

/**
 * A domain as observed.
 *
 * @param id the server's UUID
 * @param power what it does
 * @param stamp null if it carries none
 */
public record DomainState(String id, Power power, DomainStamp stamp) {

    /** What the hypervisor reports, folded to what the platform tells apart. */
    public enum Power {
        RUNNING,
        PAUSED,
        /** Off, with memory saved. */
        SAVED,
        OFF,
        CRASHED,
        UNKNOWN
    }
}
