package org.ustack.image.internal;

/** Runs work that must not happen unless the transaction in hand commits. */
interface AfterCommit {

    void run(Runnable work);
}
