package org.ustack.rest.compute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ustack.compute.ServerStatus;
import org.ustack.compute.ServerView;
import org.ustack.rest.common.ApiTimes;

/** What servers used in a time, as Nova's simple tenant usage counts it: from launch to end, whatever ran in between. */
final class TenantUsageJson {

    private static final double SECONDS_PER_HOUR = 3600.0;
    private static final double NANOS_PER_SECOND = 1_000_000_000.0;

    private final Instant start;
    private final Instant stop;
    private final Instant now;

    /** @param now a server that lives on is counted up to here, if the time reaches further */
    TenantUsageJson(Instant start, Instant stop, Instant now) {
        this.start = start;
        this.stop = stop;
        this.now = now;
    }

    boolean counts(ServerView server) {
        return server.launchedAt() != null
                && server.launchedAt().isBefore(stop)
                && (server.terminatedAt() == null || server.terminatedAt().isAfter(start));
    }

    /** @param servers of one project, all of which count */
    Map<String, Object> project(String projectId, List<ServerView> servers, boolean detailed) {
        double hours = 0;
        double gibHours = 0;
        double mibHours = 0;
        double vcpuHours = 0;
        List<Map<String, Object>> details = new ArrayList<>();
        for (ServerView server : servers) {
            double lived = hours(server);
            hours += lived;
            gibHours += lived * gib(server);
            mibHours += lived * server.flavor().ram();
            vcpuHours += lived * server.flavor().vcpus();
            details.add(server(server, lived));
        }
        Map<String, Object> usage = Json.object(
                "tenant_id", projectId,
                "total_hours", hours,
                "total_local_gb_usage", gibHours,
                "total_memory_mb_usage", mibHours,
                "total_vcpus_usage", vcpuHours,
                "start", ApiTimes.micros(start),
                "stop", ApiTimes.micros(stop));
        if (detailed) {
            usage.put("server_usages", details);
        }
        return usage;
    }

    private Map<String, Object> server(ServerView server, double hours) {
        Instant end = server.terminatedAt() == null ? now : server.terminatedAt();
        String state = server.terminatedAt() == null
                ? ServerStatus.of(server).vmState().toLowerCase(Locale.ROOT)
                : "terminated";
        return Json.object(
                "instance_id", server.id(),
                "name", server.name(),
                "hours", hours,
                "flavor", server.flavor().name(),
                "vcpus", server.flavor().vcpus(),
                "memory_mb", server.flavor().ram(),
                "local_gb", gib(server),
                "tenant_id", server.projectId(),
                "started_at", ApiTimes.micros(server.launchedAt()),
                "ended_at", ApiTimes.micros(server.terminatedAt()),
                "state", state,
                "uptime", Math.max(0, Duration.between(server.launchedAt(), end).toSeconds()));
    }

    private double hours(ServerView server) {
        Instant from = server.launchedAt().isAfter(start) ? server.launchedAt() : start;
        Instant to = stop.isBefore(now) ? stop : now;
        if (server.terminatedAt() != null && server.terminatedAt().isBefore(to)) {
            to = server.terminatedAt();
        }
        return Math.max(0, Duration.between(from, to).toNanos() / NANOS_PER_SECOND / SECONDS_PER_HOUR);
    }

    private static int gib(ServerView server) {
        return server.flavor().disk() + server.flavor().ephemeral();
    }
}
