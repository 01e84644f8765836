package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.rest.common.Policy;

/**
 * {@code /os-instance_usage_audit_log}: which nodes have run the task that counts usage for the last whole month. Here usage
 * commits with each change of a server, so there is no such task, and the answer is the one of a cloud that does not run it.
 */
@Path("v2.1/os-instance_usage_audit_log")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsageAuditLogResource {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    @Inject
    NodeDirectory nodes;

    @Inject
    Clock clock;

    @GET
    @Policy("os_compute_api:os-instance-usage-audit-log:list")
    public Map<String, Object> list() {
        return Map.of("instance_usage_audit_logs", log(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    @GET
    @Path("{before}")
    @Policy("os_compute_api:os-instance-usage-audit-log:show")
    public Map<String, Object> show(@PathParam("before") String before) {
        return Map.of("instance_usage_audit_log", log(time(before)));
    }

    /** With or without a fraction of the second. */
    private static LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeParseException e) {
            throw new CloudException(e, ComputeApiError.TIMESTAMP_INVALID, "timestamp", text);
        }
    }

    private Map<String, Object> log(LocalDateTime before) {
        List<String> names = nodes.all().stream().map(NodeView::name).toList();
        LocalDateTime end = before.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        return Json.object(
                "hosts_not_run",
                names,
                "log",
                Map.of(),
                "num_hosts",
                names.size(),
                "num_hosts_done",
                0,
                "num_hosts_not_run",
                names.size(),
                "num_hosts_running",
                0,
                "overall_status",
                "0 of " + names.size() + " hosts done. 0 errors.",
                "period_beginning",
                SECONDS.format(end.minusMonths(1)),
                "period_ending",
                SECONDS.format(end),
                "total_errors",
                0,
                "total_instances",
                0);
    }
}
