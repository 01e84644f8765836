package org.ustack.identity.internal;

/** Runs something once the caller's transaction is committed, and not if it rolls back. */
public interface AfterCommit {

    void then(Runnable work);
}
