package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.rest.common.ApiTimes;
import org.ustack.rest.common.Policy;

/** {@code /os-availability-zone}: zones are what the nodes say; one is available while it has an enabled node. */
@Path("v2.1/os-availability-zone")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AvailabilityZonesResource {

    @Inject
    NodeDirectory nodes;

    @GET
    @Policy("os_compute_api:os-availability-zone:list")
    public Map<String, Object> list() {
        return zones(nodes.all(), false);
    }

    @GET
    @Path("detail")
    @Policy("os_compute_api:os-availability-zone:detail")
    public Map<String, Object> detail() {
        return zones(nodes.all(), true);
    }

    static Map<String, Object> zones(List<NodeView> nodes, boolean detailed) {
        Map<String, List<NodeView>> byZone = nodes.stream()
                .collect(Collectors.groupingBy(NodeView::availabilityZone, TreeMap::new, Collectors.toList()));
        List<Map<String, Object>> zones = new ArrayList<>();
        byZone.forEach((zone, members) -> zones.add(Json.object(
                "zoneName",
                zone,
                "zoneState",
                Map.of("available", members.stream().anyMatch(NodeView::enabled)),
                "hosts",
                detailed ? hosts(members) : null)));
        return Map.of("availabilityZoneInfo", zones);
    }

    private static Map<String, Object> hosts(List<NodeView> nodes) {
        Map<String, Object> hosts = new LinkedHashMap<>();
        for (NodeView node : nodes) {
            hosts.put(
                    node.name(),
                    Map.of(
                            ComputeServiceJson.BINARY,
                            Json.object(
                                    "available",
                                    node.up(),
                                    "active",
                                    node.enabled(),
                                    "updated_at",
                                    ApiTimes.micros(node.lastSeen()))));
        }
        return hosts;
    }
}
