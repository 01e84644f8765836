package org.ustack.rest.ustack;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.PageRequest;
import org.ustack.platform.AuditTrail;
import org.ustack.rest.common.ApiTimes;
import org.ustack.rest.common.Policy;

/** {@code /audit-events?project=<id>&limit=<n>}: who changed what, refusals included. Newest first, at most 1000. */
@Path("audit-events")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditEventsResource {

    private static final int USUAL = 100;

    @Inject
    AuditTrail audit;

    @GET
    @Policy("ustack:audit-events:list")
    public Map<String, Object> list(@QueryParam("project") String project, @QueryParam("limit") String limit) {
        return Map.of(
                "events",
                audit.latest(project, most(limit)).stream()
                        .map(AuditEventsResource::json)
                        .toList());
    }

    static int most(String limit) {
        if (limit == null) {
            return USUAL;
        }
        if (!limit.matches("[0-9]{1,9}") || Integer.parseInt(limit) == 0) {
            throw CommonError.invalid("limit", limit, "a number of 1 to " + PageRequest.MAX_LIMIT + " is expected");
        }
        return Math.min(Integer.parseInt(limit), PageRequest.MAX_LIMIT);
    }

    static Map<String, Object> json(AuditTrail.Entry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("at", ApiTimes.microsZulu(entry.at()));
        shown.put("requestId", entry.requestId());
        shown.put("userId", entry.caller() == null ? null : entry.caller().userId());
        shown.put("userName", entry.caller() == null ? null : entry.caller().userName());
        shown.put("projectId", entry.caller() == null ? null : entry.caller().projectId());
        shown.put("clientAddress", entry.clientAddress());
        shown.put("method", entry.method());
        shown.put("path", entry.path());
        shown.put("action", entry.action());
        shown.put("status", entry.status());
        shown.put("reason", entry.reason());
        return shown;
    }
}
