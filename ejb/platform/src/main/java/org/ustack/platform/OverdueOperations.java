package org.ustack.platform;

/**
 * Implemented by each service that begins operations: decides what becomes of one that is past its deadline. Called by the
 * reaper in a transaction of its own; must end the operation, or give it a new deadline.
 */
public interface OverdueOperations {

    /** The resource type that this service owns. */
    String resourceType();

    void decide(OperationView overdue);
}
