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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ustack.compute.ServerView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.Slice;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.rest.common.Policy;

/** {@code /os-hypervisors}: the nodes with their figures, for admins. */
@Path("v2.1/os-hypervisors")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HypervisorsResource {

    private static final int PAGES = 33;
    private static final int UNTIL_UUIDS = HypervisorJson.UUIDS - 1;
    private static final int UNTIL_NO_FIGURES = HypervisorJson.NO_FIGURES - 1;

    @Inject
    ComputeRequest request;

    @Inject
    NodeDirectory nodes;

    @Inject
    AllServers servers;

    @Inject
    Clock clock;

    @Context
    UriInfo uri;

    @GET
    @Policy("os_compute_api:os-hypervisors:list")
    public Map<String, Object> list() {
        return page("os-hypervisors", json()::brief);
    }

    @GET
    @Path("detail")
    @Policy("os_compute_api:os-hypervisors:list-detail")
    public Map<String, Object> detail() {
        return page("os-hypervisors/detail", json()::full);
    }

    private Map<String, Object> page(String path, Function<NodeView, Map<String, Object>> shape) {
        QueryParameters query = new QueryParameters(uri, request.version());
        boolean uuids = request.version().atLeast(HypervisorJson.UUIDS);
        if (uuids) {
            query.only(Set.of("limit", "marker", "hypervisor_hostname_pattern", "with_servers"));
        }
        String pattern = uuids ? query.text("hypervisor_hostname_pattern") : null;
        boolean withServers = uuids && Boolean.TRUE.equals(query.flag("with_servers"));
        List<NodeView> found = pattern == null ? sorted() : matching(pattern);
        Slice<NodeView> page = request.version().atLeast(PAGES) ? cut(found, query.page()) : new Slice<>(found, false);
        Map<String, List<ServerView>> guests = withServers
                ? servers.onNode(request.caller(), null).stream()
                        .filter(server -> server.node() != null)
                        .collect(Collectors.groupingBy(ServerView::node))
                : Map.of();
        HypervisorJson json = json();
        Map<String, Object> answer = Json.object(
                "hypervisors",
                page.items().stream()
                        .map(node -> json.withServers(shape.apply(node), guests.getOrDefault(node.name(), List.of())))
                        .toList());
        if (page.more()) {
            NodeView last = page.items().get(page.items().size() - 1);
            answer.put("hypervisors_links", request.links().next(path, query.all(), idText(last)));
        }
        return answer;
    }

    /** Nodes are few and all in memory: the page is cut here. */
    private Slice<NodeView> cut(List<NodeView> sorted, PageRequest page) {
        int from = 0;
        if (page.marker() != null) {
            while (from < sorted.size() && !idText(sorted.get(from)).equals(page.marker())) {
                from++;
            }
            if (from == sorted.size()) {
                throw new CloudException(CommonError.MARKER_NOT_FOUND, "marker", page.marker());
            }
            from++;
        }
        return Slice.of(sorted.subList(from, (int) Math.min(sorted.size(), from + page.limit() + 1L)), page.limit());
    }

    private String idText(NodeView node) {
        return request.version().atLeast(HypervisorJson.UUIDS) ? node.id() : Integer.toString(node.number());
    }

    @GET
    @Path("statistics")
    @Microversions(until = UNTIL_NO_FIGURES)
    @Policy("os_compute_api:os-hypervisors:statistics")
    public Map<String, Object> statistics() {
        return Map.of("hypervisor_statistics", HypervisorJson.statistics(nodes.all()));
    }

    @GET
    @Path("{id}")
    @Policy("os_compute_api:os-hypervisors:show")
    public Map<String, Object> show(@PathParam("id") String id) {
        QueryParameters query = new QueryParameters(uri, request.version());
        boolean uuids = request.version().atLeast(HypervisorJson.UUIDS);
        if (uuids) {
            query.only(Set.of("with_servers"));
        }
        NodeView node = byId(id);
        List<ServerView> guests = uuids && Boolean.TRUE.equals(query.flag("with_servers"))
                ? servers.onNode(request.caller(), node.name())
                : List.of();
        return Map.of("hypervisor", json().withServers(json().full(node), guests));
    }

    @GET
    @Path("{id}/uptime")
    @Microversions(until = UNTIL_NO_FIGURES)
    @Policy("os_compute_api:os-hypervisors:uptime")
    public Map<String, Object> uptime(@PathParam("id") String id) {
        NodeView node = byId(id);
        if (!node.up()) {
            throw new CloudException(CommonError.BAD_REQUEST, "reason", "Host " + node.name() + " is down.");
        }
        return Map.of("hypervisor", json().withUptime(node));
    }

    @GET
    @Path("{pattern}/search")
    @Microversions(until = UNTIL_UUIDS)
    @Policy("os_compute_api:os-hypervisors:search")
    public Map<String, Object> search(@PathParam("pattern") String pattern) {
        return Map.of(
                "hypervisors", matching(pattern).stream().map(json()::brief).toList());
    }

    @GET
    @Path("{pattern}/servers")
    @Microversions(until = UNTIL_UUIDS)
    @Policy("os_compute_api:os-hypervisors:servers")
    public Map<String, Object> servers(@PathParam("pattern") String pattern) {
        HypervisorJson json = json();
        return Map.of(
                "hypervisors",
                matching(pattern).stream()
                        .map(node -> json.withServers(json.brief(node), servers.onNode(request.caller(), node.name())))
                        .toList());
    }

    private List<NodeView> matching(String pattern) {
        List<NodeView> found =
                sorted().stream().filter(node -> node.name().contains(pattern)).toList();
        if (found.isEmpty()) {
            throw new CloudException(ComputeApiError.NO_HYPERVISOR_MATCHES, "pattern", pattern);
        }
        return found;
    }

    private List<NodeView> sorted() {
        return nodes.all().stream()
                .sorted(Comparator.comparingInt(NodeView::number))
                .toList();
    }

    private NodeView byId(String id) {
        boolean uuids = request.version().atLeast(HypervisorJson.UUIDS);
        if (uuids && !Fields.isUuid(id)) {
            throw new CloudException(CommonError.BAD_REQUEST, "reason", "Invalid uuid " + id);
        }
        return nodes.all().stream()
                .filter(node -> idText(node).equals(id))
                .findFirst()
                .orElseThrow(() -> new CloudException(ComputeApiError.HYPERVISOR_NOT_FOUND, "id", id));
    }

    private HypervisorJson json() {
        return new HypervisorJson(request.version(), clock.instant());
    }
}
