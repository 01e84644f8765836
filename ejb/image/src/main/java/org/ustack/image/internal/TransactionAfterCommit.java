package org.ustack.image.internal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** By the container's transaction. */
@ApplicationScoped
public class TransactionAfterCommit implements AfterCommit {

    @Resource
    TransactionSynchronizationRegistry transaction;

    @Override
    public void run(Runnable work) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // The persistence context flushes by itself.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    work.run();
                }
            }
        });
    }
}
