package org.ustack.bench;

import java.time.Duration;

/** Boots: one at a time, then bursts of 100 and 1,000, each from the first request to the last ACTIVE server. */
final class BootScenario implements Scenario {

    private static final int SINGLE = 40;
    private static final int CLIENTS = 8;

    @Override
    public void run(Cloud cloud, Report report) throws Exception {
        Servers servers = new Servers(cloud);
        servers.liftQuota();
        Load.times(1, SINGLE / 4, n -> servers.awaitActive(servers.boot("bench-warm-" + n)));
        Latencies single = Load.times(1, SINGLE, n -> servers.awaitActive(servers.boot("bench-one-" + n)));
        report.atMost("boot of one server to ACTIVE, p95", single.millis(0.95), "ms", 300);
        servers.deleteAll("bench-", CLIENTS);
        burst(servers, report, 100, 3);
        burst(servers, report, 1000, 25);
    }

    private static void burst(Servers servers, Report report, int count, int targetSeconds) throws Exception {
        String prefix = "bench-burst" + count + "-";
        long start = System.nanoTime();
        Latencies accepted = Load.times(CLIENTS, count, n -> servers.boot(prefix + n));
        report.note(count + " boots accepted", accepted.perSecond(), "1/s");
        servers.awaitAllActive(prefix, count);
        report.atMost(count + " boots, all ACTIVE", seconds(start), "s", targetSeconds);
        start = System.nanoTime();
        servers.deleteAll(prefix, CLIENTS);
        report.atMost(count + " deletions, all gone", seconds(start), "s", targetSeconds);
    }

    private static double seconds(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos).toMillis() / 1000.0;
    }
}
