package org.ustack.platform;

import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * Does a transaction again that the database chose as the victim of a deadlock. It was rolled back whole, so a repeat does
 * nothing twice. Services lock in a fixed order, yet rows of equal rank (two nodes that both are nearly full) can still be met
 * in different orders.
 */
public final class Deadlocks {

    private static final int ATTEMPTS = 5;
    /** "Serialization failure" of the SQL standard: what MariaDB and H2 report for a deadlock. */
    private static final String ROLLED_BACK = "40001";

    private Deadlocks() {}

    /**
     * @param transaction begins and ends a transaction of its own
     * @return what it returns
     * @throws RuntimeException what it throws for any other reason, or at the fifth deadlock in a row
     */
    public static <T> T retry(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !isDeadlock(e)) {
                    throw e;
                }
            }
        }
    }

    /** As above, for work without a result. */
    public static void retry(Runnable transaction) {
        retry(() -> {
            transaction.run();
            return null;
        });
    }

    private static boolean isDeadlock(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && ROLLED_BACK.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
