package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.Supplier;
import org.ustack.kernel.CrashPoints;

/** A transaction of its own around a use case, which can be done again after a deadlock. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ServerTransaction {

    public <T> T run(Supplier<T> work) {
        T result = work.get();
        CrashPoints.reach(CrashPoints.API_BEFORE_COMMIT);
        return result;
    }

    public void run(Runnable work) {
        work.run();
        CrashPoints.reach(CrashPoints.API_BEFORE_COMMIT);
    }
}
