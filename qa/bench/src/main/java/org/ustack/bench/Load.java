package org.ustack.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Closed-loop load: each client sends its next call when the last one was answered. Any wrong answer ends the measurement. */
final class Load {

    /** One call; throws if the answer is not the expected one. */
    interface Call {
        void make(int number) throws Exception;
    }

    private Load() {}

    /** For a time, after a warm-up of the same kind. */
    static Latencies during(int clients, Duration warmUp, Duration measured, Call call) throws Exception {
        timed(clients, warmUp, call);
        return timed(clients, measured, call);
    }

    /** Exactly so many calls. */
    static Latencies times(int clients, int calls, Call call) throws Exception {
        AtomicInteger next = new AtomicInteger();
        return run(clients, () -> {
            LongStream.Builder times = LongStream.builder();
            for (int number = next.getAndIncrement(); number < calls; number = next.getAndIncrement()) {
                times.add(measure(call, number));
            }
            return times.build().toArray();
        });
    }

    private static Latencies timed(int clients, Duration duration, Call call) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long end = System.nanoTime() + duration.toNanos();
        return run(clients, () -> {
            LongStream.Builder times = LongStream.builder();
            while (System.nanoTime() < end) {
                times.add(measure(call, next.getAndIncrement()));
            }
            return times.build().toArray();
        });
    }

    private static long measure(Call call, int number) throws Exception {
        long start = System.nanoTime();
        call.make(number);
        return System.nanoTime() - start;
    }

    private static Latencies run(int clients, java.util.concurrent.Callable<long[]> loop) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            long start = System.nanoTime();
            List<Future<long[]>> results = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                results.add(pool.submit(loop));
            }
            LongStream all = LongStream.empty();
            for (Future<long[]> result : results) {
                all = LongStream.concat(all, LongStream.of(result.get()));
            }
            return new Latencies(all.toArray(), (System.nanoTime() - start) / 1e9);
        } finally {
            pool.shutdownNow();
        }
    }
}
