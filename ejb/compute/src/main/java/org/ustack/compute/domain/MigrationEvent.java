package org.ustack.compute.domain;

/** What can happen to a move. */
public enum MigrationEvent {
    DEPARTED,
    ARRIVED,
    CONFIRM_ASKED,
    FORGOTTEN,
    /** The owner reverts; the destination is another node. */
    REVERT_ASKED,
    /** The owner reverts; the destination is the source. */
    REVERT_ASKED_HERE,
    WITHDRAWN,
    RETURNED,
    EVACUATED,
    /** A step did not work; the source shall put the server back. */
    GAVE_UP,
    /** A step did not work, and nothing has to be put back or can be. */
    BROKE,
    /** The server is deleted, or an admin has set its state: it stays where it is. */
    SETTLED
}
