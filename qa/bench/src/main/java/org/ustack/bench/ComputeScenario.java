package org.ustack.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A data centre: many hosts, many servers, boots at a steady rate. The servers that the rate does not bring in its minutes are
 * there before.
 */
final class ComputeScenario implements Scenario {

    private static final int CLIENTS = 8;
    private static final int BATCH = 100;
    private static final int PAGES = 20;
    private static final int WARM_UP_CALLS = 3;
    private static final String PREFIX = "bench-dc-";
    private static final long POLL_NANOS = Duration.ofMillis(50).toNanos();
    private static final Duration HOSTS_COME = Duration.ofMinutes(3);

    /** @param minutes for which the boots go on, at most */
    record Size(int hosts, int servers, double rate, double minutes) {

        static final Size DEFAULT = new Size(1000, 10_000, 20, 10);

        /** @param option as on the command line */
        Size with(String option, double value) {
            return switch (option) {
                case "--hosts" -> new Size((int) value, servers, rate, minutes);
                case "--servers" -> new Size(hosts, (int) value, rate, minutes);
                case "--rate" -> new Size(hosts, servers, value, minutes);
                default -> new Size(hosts, servers, rate, value);
            };
        }

        int measured() {
            return (int) Math.min(servers, Math.ceil(rate * minutes * 60));
        }
    }

    private final Size size;

    ComputeScenario(Size size) {
        this.size = size;
    }

    @Override
    public void run(Cloud cloud, Report report) throws Exception {
        awaitHosts(cloud);
        Servers servers = new Servers(cloud);
        servers.liftQuota();
        servers.deleteAll(PREFIX, CLIENTS);
        fill(servers, size.servers() - size.measured(), report);
        steady(servers, report);
        pages(cloud, report);
        long start = System.nanoTime();
        servers.deleteAll(PREFIX, CLIENTS);
        double seconds = (System.nanoTime() - start) / 1e9;
        report.note("deletions until all are gone", size.servers() / seconds, "1/s");
    }

    private void awaitHosts(Cloud cloud) throws IOException, InterruptedException {
        long end = System.nanoTime() + HOSTS_COME.toNanos();
        while (true) {
            int up = cloud.get("/compute/v2.1/os-hypervisors/statistics")
                    .get("hypervisor_statistics")
                    .get("count")
                    .asInt();
            if (up >= size.hosts()) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new Cloud.CallFailed("there are " + up + " hosts, wanted are " + size.hosts());
            }
            LockSupport.parkNanos(POLL_NANOS * 10);
        }
    }

    private static void fill(Servers servers, int count, Report report) throws Exception {
        if (count <= 0) {
            return;
        }
        long start = System.nanoTime();
        String prefix = PREFIX + "before-";
        Load.times(
                CLIENTS,
                (count + BATCH - 1) / BATCH,
                n -> servers.bootMany(prefix + n, Math.min(BATCH, count - n * BATCH)));
        servers.awaitAllActive(prefix, count);
        report.note("servers made before, until ACTIVE", count / ((System.nanoTime() - start) / 1e9), "1/s");
    }

    private void steady(Servers servers, Report report) throws Exception {
        String prefix = PREFIX + "steady-";
        int all = size.measured();
        try (BootWatch watch = new BootWatch(servers, prefix)) {
            OpenLoad.Outcome boots =
                    OpenLoad.atRate(size.rate(), all, (n, due) -> watch.accepted(servers.boot(prefix + n), due));
            Latencies active = watch.await(boots.begun());
            report.note("hosts", size.hosts(), "");
            report.note("servers in the end", (double) size.servers() - all + active.count(), "");
            report.note("boots begun at a steady rate", all / boots.begun(), "1/s");
            report.atLeast("boots that became ACTIVE", 100.0 * active.count() / all, "%", 100);
            report.note("boot to ACTIVE, p50", active.millis(0.5), "ms");
            report.atMost("boot to ACTIVE, p95", active.millis(0.95), "ms", 1000);
            report.note("boot to ACTIVE, p99", active.millis(0.99), "ms");
            if (boots.firstFailure() != null) {
                System.err.println(boots.failed() + " boots were refused, the first: " + boots.firstFailure());
            }
        }
    }

    /** The first page, and one from the middle of the list. */
    private void pages(Cloud cloud, Report report) throws Exception {
        int page = Math.min(1000, size.servers());
        String first = "/compute/v2.1/servers/detail?limit=" + page;
        report.atMost("page of " + page + " servers with details, p95", p95(cloud, first), "ms", 300);
        String plain = "/compute/v2.1/servers?limit=" + page;
        report.atMost("page of " + page + " servers, p95", p95(cloud, plain), "ms", 300);
        String marker = null;
        for (int skipped = 0; skipped < size.servers() / 2 - page; skipped += page) {
            var servers = cloud.get(plain + (marker == null ? "" : "&marker=" + marker))
                    .get("servers");
            marker = servers.get(servers.size() - 1).get("id").asText();
        }
        if (marker != null) {
            report.atMost(
                    "the same with details from the middle, p95", p95(cloud, first + "&marker=" + marker), "ms", 300);
        }
    }

    private static double p95(Cloud cloud, String path) throws Exception {
        Load.times(1, WARM_UP_CALLS, n -> cloud.getOnly(path));
        return Load.times(1, PAGES, n -> cloud.getOnly(path)).millis(0.95);
    }
}
