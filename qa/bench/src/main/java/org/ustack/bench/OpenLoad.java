package org.ustack.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Open-loop load: calls begin when their time has come, whether the earlier ones have ended or not, so a cloud that falls
 * behind is seen to. A wrong answer counts as a failure and the load goes on.
 */
final class OpenLoad {

    /** More at once than this, and the cloud has fallen behind for good. */
    private static final int AT_ONCE = 64;

    /** One call; throws if the answer is not the expected one. */
    interface Call {

        /** @param due when it should begin, by {@link System#nanoTime} */
        void make(int number, long due) throws Exception;
    }

    /** @param begun time from the first call's beginning to the last one's, in seconds; @param firstFailure or null */
    record Outcome(int failed, String firstFailure, double begun) {}

    private OpenLoad() {}

    static Outcome atRate(double perSecond, int calls, Call call) throws InterruptedException {
        AtomicInteger failed = new AtomicInteger();
        AtomicReference<String> failure = new AtomicReference<>();
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        long start = System.nanoTime();
        long step = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        for (int i = 0; i < calls; i++) {
            int number = i;
            long due = start + i * step;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            pool.execute(() -> {
                try {
                    call.make(number, due);
                } catch (Exception e) {
                    failed.incrementAndGet();
                    failure.compareAndSet(null, e.toString());
                }
            });
        }
        double begun = (System.nanoTime() - start) / 1e9;
        pool.shutdown();
        if (!pool.awaitTermination(10, TimeUnit.MINUTES)) {
            pool.shutdownNow();
        }
        return new Outcome(failed.get(), failure.get(), begun);
    }
}
