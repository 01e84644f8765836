package org.ustack.compute.domain;

/** What is done besides the change of a move's state, in the same transaction. */
public enum MigrationEffect {
    /** What is kept for the server at its old place is given back. */
    FREE_SOURCE,
    /** The server has its old place and size again; what it claimed for the new ones is given back. */
    BACK_TO_SOURCE
}
