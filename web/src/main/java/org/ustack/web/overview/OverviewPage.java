package org.ustack.web.overview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.compute.ServerFilter;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerView;
import org.ustack.identity.ProjectDirectory;
import org.ustack.kernel.PageRequest;
import org.ustack.platform.OperationHistory;
import org.ustack.platform.OperationView;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;
import org.ustack.quota.QuotaService.QuotaView;
import org.ustack.web.access.Work;
import org.ustack.web.server.Look;
import org.ustack.web.text.Formats;

/** What the project uses of what it may use, its servers by state, and its latest operations. */
@Named
@RequestScoped
public class OverviewPage {

    private static final int OPERATIONS_SHOWN = 8;
    private static final List<QuotaResource> METERS = List.of(
            QuotaResource.INSTANCES,
            QuotaResource.CORES,
            QuotaResource.RAM,
            QuotaResource.NETWORKS,
            QuotaResource.PORTS,
            QuotaResource.IMAGES);

    @Inject
    QuotaService quota;

    @Inject
    ServerService servers;

    @Inject
    OperationHistory history;

    @Inject
    ProjectDirectory people;

    @Inject
    Work work;

    @Inject
    Formats formats;

    private List<Share> shares;

    /**
     * How much of a limit is used.
     *
     * @param limit as a text; null for none
     * @param tone {@code good} below three quarters, {@code warn} below the limit, {@code bad} at it
     */
    public record Meter(String resource, String used, String limit, int percent, String tone) {}

    /** A part of the bar of servers by state. */
    public record Share(Look look, long count, double percent) {}

    /** @param name of the server; null where it is gone */
    public record Event(OperationView operation, String name, String who) {}

    public List<Meter> getMeters() {
        Map<QuotaResource, QuotaView> views = quota.ofProject(work.reader().projectId());
        return METERS.stream()
                .filter(views::containsKey)
                .map(resource -> meter(resource, views.get(resource)))
                .toList();
    }

    private Meter meter(QuotaResource resource, QuotaView view) {
        int percent = formats.percent(view.used(), view.limit());
        String tone = view.limit() < 0 || percent < 75 ? "good" : percent < 100 ? "warn" : "bad";
        return new Meter(
                resource.name(),
                text(resource, view.used()),
                view.limit() < 0 ? null : text(resource, view.limit()),
                percent,
                tone);
    }

    private String text(QuotaResource resource, long amount) {
        return resource == QuotaResource.RAM ? formats.memory(amount) : formats.number(amount);
    }

    public List<Share> getShares() {
        if (shares == null) {
            Map<ServerState, Long> counts = servers.countByState(work.reader(), false);
            long total = counts.entrySet().stream()
                    .filter(entry -> entry.getKey() != ServerState.DELETED)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            shares = new ArrayList<>();
            for (ServerState state : ServerState.values()) {
                long count = counts.getOrDefault(state, 0L);
                if (count > 0 && state != ServerState.DELETED) {
                    shares.add(new Share(Look.of(state), count, Math.round(count * 1000.0 / total) / 10.0));
                }
            }
        }
        return shares;
    }

    public long getTotal() {
        return getShares().stream().mapToLong(Share::count).sum();
    }

    public List<Event> getEvents() {
        List<OperationView> latest = history.latest(work.reader().projectId(), OPERATIONS_SHOWN);
        Map<String, String> users = people.userNames(latest.stream()
                .map(OperationView::userId)
                .filter(user -> user != null)
                .collect(Collectors.toSet()));
        Map<String, String> names =
                names(latest.stream().map(OperationView::resourceId).collect(Collectors.toSet()));
        return latest.stream()
                .map(operation -> new Event(
                        operation,
                        names.get(operation.resourceId()),
                        operation.userId() == null ? null : users.get(operation.userId())))
                .toList();
    }

    private Map<String, String> names(Set<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        ServerFilter these = new ServerFilter(
                false, null, null, null, null, null, ids, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null);
        return servers.list(work.reader(), these, new PageRequest(ids.size(), null)).items().stream()
                .collect(Collectors.toMap(ServerView::id, ServerView::name));
    }
}
