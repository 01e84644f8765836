package org.ustack.bench;

import java.util.Arrays;

/** Times of many calls. */
final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;
    private final double seconds;

    Latencies(long[] nanos, double seconds) {
        this.sorted = nanos.clone();
        Arrays.sort(this.sorted);
        this.seconds = seconds;
    }

    int count() {
        return sorted.length;
    }

    double perSecond() {
        return sorted.length / seconds;
    }

    /** @param quantile 0 to 1 @return milliseconds */
    double millis(double quantile) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(quantile * sorted.length) - 1;
        return sorted[Math.max(0, index)] / NANOS_PER_MILLI;
    }
}
