package org.ustack.platform;

/** Where an operation stands. Only {@link #RUNNING} is transitional, and it has a deadline. */
public enum OperationState {
    RUNNING,
    SUCCEEDED,
    FAILED
}
