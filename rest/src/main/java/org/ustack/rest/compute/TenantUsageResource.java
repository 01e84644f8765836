package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ustack.compute.ServerView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.Slice;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** {@code /os-simple-tenant-usage}; without a time in the request the last four weeks. Since 2.40 paged by servers. */
@Path("v2.1/os-simple-tenant-usage")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TenantUsageResource {

    private static final Duration FOUR_WEEKS = Duration.ofDays(28);
    private static final int PAGES = 40;

    @Inject
    ComputeRequest request;

    @Inject
    AllServers servers;

    @Inject
    PolicyGate policies;

    @Inject
    Clock clock;

    @Context
    UriInfo uri;

    /** The time asked for, with the servers that lived in it. */
    private record Period(TenantUsageJson json, Slice<ServerView> servers, QueryParameters query) {}

    @GET
    @Policy("os_compute_api:os-simple-tenant-usage:list")
    public Map<String, Object> list() {
        Period period = period(null);
        boolean detailed = "1".equals(period.query().text("detailed"));
        Map<String, List<ServerView>> byProject = period.servers().items().stream()
                .collect(Collectors.groupingBy(ServerView::projectId, TreeMap::new, Collectors.toList()));
        List<Map<String, Object>> usages = new ArrayList<>();
        byProject.forEach((project, members) -> usages.add(period.json().project(project, members, detailed)));
        return linked(Json.object("tenant_usages", usages), period, "tenant_usages_links", "os-simple-tenant-usage");
    }

    @GET
    @Path("{project}")
    @Policy("os_compute_api:os-simple-tenant-usage:show")
    public Map<String, Object> show(@PathParam("project") String project) {
        if (!request.caller().owns(project)) {
            policies.require("os_compute_api:os-simple-tenant-usage:list");
        }
        Period period = period(project);
        List<ServerView> members = period.servers().items();
        Map<String, Object> usage = members.isEmpty() ? Map.of() : period.json().project(project, members, true);
        return linked(
                Json.object("tenant_usage", usage), period, "tenant_usage_links", "os-simple-tenant-usage/" + project);
    }

    private Map<String, Object> linked(Map<String, Object> answer, Period period, String key, String path) {
        if (period.servers().more()) {
            List<ServerView> items = period.servers().items();
            answer.put(
                    key,
                    request.links()
                            .next(
                                    path,
                                    period.query().all(),
                                    items.get(items.size() - 1).id()));
        }
        return answer;
    }

    private Period period(String project) {
        QueryParameters query = new QueryParameters(uri, request.version());
        query.only(Set.of("start", "end", "detailed", "limit", "marker"));
        Instant now = clock.instant();
        Instant stop = query.has("end") ? query.time("end") : now;
        Instant start = query.has("start") ? query.time("start") : now.minus(FOUR_WEEKS);
        if (!start.isBefore(stop)) {
            throw new CloudException(
                    CommonError.BAD_REQUEST,
                    "reason",
                    "Invalid start time. The start time cannot occur after the end time.");
        }
        TenantUsageJson json = new TenantUsageJson(start, stop, now);
        List<ServerView> living = servers.livingSince(request.caller(), project, start).stream()
                .filter(json::counts)
                .sorted(Comparator.comparing(ServerView::launchedAt).thenComparing(ServerView::id))
                .toList();
        Slice<ServerView> page =
                request.version().atLeast(PAGES) ? cut(living, query.page()) : new Slice<>(living, false);
        return new Period(json, page, query);
    }

    private static Slice<ServerView> cut(List<ServerView> sorted, PageRequest page) {
        int from = 0;
        if (page.marker() != null) {
            while (from < sorted.size() && !sorted.get(from).id().equals(page.marker())) {
                from++;
            }
            if (from == sorted.size()) {
                throw new CloudException(CommonError.MARKER_NOT_FOUND, "marker", page.marker());
            }
            from++;
        }
        return Slice.of(sorted.subList(from, (int) Math.min(sorted.size(), from + page.limit() + 1L)), page.limit());
    }
}
