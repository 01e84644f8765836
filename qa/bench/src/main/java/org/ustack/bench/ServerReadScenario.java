package org.ustack.bench;

import java.time.Duration;

/** Reading servers: details of 100, one, and a page of 1,000 where the project has 10,000. */
final class ServerReadScenario implements Scenario {

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(8);
    private static final int MANY = 10_000;

    @Override
    public void run(Cloud cloud, Report report) throws Exception {
        Servers servers = new Servers(cloud);
        servers.liftQuota();
        servers.bootMany("bench-read-", 100);
        servers.awaitAllActive("bench-read-", 100);
        String one = servers.ids("bench-read-", null).iterator().next();

        Latencies details =
                Load.during(4, WARM_UP, MEASURED, n -> cloud.getOnly("/compute/v2.1/servers/detail?limit=100"));
        report.atLeast("servers/detail with 100 servers, 4 clients", details.perSecond(), "1/s", 400);
        report.note("servers/detail with 100 servers, p95", details.millis(0.95), "ms");
        Latencies show = Load.during(4, WARM_UP, MEASURED, n -> cloud.getOnly("/compute/v2.1/servers/" + one));
        report.atLeast("one server, 4 clients", show.perSecond(), "1/s", 2000);
        report.note("one server, p95", show.millis(0.95), "ms");

        servers.bootMany("bench-read-", MANY - 100);
        servers.awaitAllActive("bench-read-", MANY);
        Latencies page = Load.times(1, 30, n -> cloud.getOnly("/compute/v2.1/servers?limit=1000"));
        report.atMost("page of 1,000 of 10,000 servers, p95", page.millis(0.95), "ms", 200);
        Latencies detailPage = Load.times(1, 10, n -> cloud.getOnly("/compute/v2.1/servers/detail?limit=1000"));
        report.note("page of 1,000 of 10,000 servers in detail, p95", detailPage.millis(0.95), "ms");
        servers.deleteAll("bench-read-", 8);
    }
}
