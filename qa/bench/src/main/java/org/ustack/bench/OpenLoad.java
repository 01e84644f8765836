package org.ustack.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * Open-loop load: calls begin when their time has come, whether the earlier ones have ended or not, and each is measured from that
 * moment. So a cloud that falls behind is seen to. A wrong answer counts as a failure and the load goes on.
 */
final class OpenLoad {

    /** More at once than this, and the cloud has fallen behind for good. */
    private static final int AT_ONCE = 256;

    /** @param begun time from the first call's beginning to the last one's, in seconds */
    record Outcome(Latencies succeeded, int failed, String firstFailure, double begun) {

        double successPercent() {
            int all = succeeded.count() + failed;
            return all == 0 ? 100 : 100.0 * succeeded.count() / all;
        }
    }

    private OpenLoad() {}

    static Outcome atRate(double perSecond, int calls, Load.Call call) throws InterruptedException {
        long[] nanos = new long[calls];
        AtomicInteger succeeded = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        String[] failure = new String[1];
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
                    call.make(number);
                    nanos[succeeded.getAndIncrement()] = System.nanoTime() - due;
                } catch (Exception e) {
                    if (failed.getAndIncrement() == 0) {
                        failure[0] = e.toString();
                    }
                }
            });
        }
        double begun = (System.nanoTime() - start) / 1e9;
        pool.shutdown();
        if (!pool.awaitTermination(10, TimeUnit.MINUTES)) {
            pool.shutdownNow();
        }
        long[] measured = LongStream.of(nanos).limit(succeeded.get()).toArray();
        return new Outcome(new Latencies(measured, begun), calls - measured.length, failure[0], begun);
    }
}
