package org.ustack.compute;

/**
 * Where a server stands when no operation runs on it. What clients see as status, vm_state, task_state and power_state are
 * projections of this and of the operation that runs.
 */
public enum ServerState {
    /** Accepted, never ran yet; an operation runs or is about to be decided. */
    BUILDING,
    ACTIVE,
    STOPPED,
    PAUSED,
    /** Memory saved to disk. */
    SUSPENDED,
    /** At another size or place, the old one kept until the owner confirms or reverts. */
    RESIZED,
    /** Something failed; the fault says what. Can be deleted and hard rebooted. */
    ERROR,
    /** Gone; the row stays for usage and instance actions. */
    DELETED
}
