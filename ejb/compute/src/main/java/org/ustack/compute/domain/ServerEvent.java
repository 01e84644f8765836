package org.ustack.compute.domain;

/** What can happen to a server: a wish of its owner, or something that became known about it. */
public enum ServerEvent {
    START_ASKED,
    STOP_ASKED,
    SOFT_REBOOT_ASKED,
    HARD_REBOOT_ASKED,
    PAUSE_ASKED,
    UNPAUSE_ASKED,
    SUSPEND_ASKED,
    RESUME_ASKED,
    DELETE_ASKED,
    REBUILD_ASKED,
    /** Also a migration that is not live: it is a resize to the same flavor. */
    RESIZE_ASKED,
    CONFIRM_ASKED,
    REVERT_ASKED,
    /** Of a server whose node is down. */
    EVACUATE_ASKED,
    /** It is at its new size or place and waits for a word. */
    MOVED,
    /** Its first boot is done. */
    BOOTED,
    /** No node could take it, or all that were tried failed. */
    BOOT_FAILED,
    /** The domain runs: told so, or by itself. */
    RUNS,
    /** The domain is off. */
    IS_OFF,
    IS_PAUSED,
    IS_SAVED,
    /** An operation failed in a way that leaves the server unusable. */
    BROKE,
    /** Its node does not have it any more. */
    LOST,
    /** Nothing of it is left. */
    GONE,
    ACTIVE_DECLARED,
    ERROR_DECLARED
}
