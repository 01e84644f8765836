package org.ustack.rest.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ustack.compute.ServerView;
import org.ustack.compute.ServerView.FlavorSnapshot;
import org.ustack.placement.NodeDirectory.NodeView;

/** A node as {@code /os-hosts} shows it. */
final class HostJson {

    static final String SERVICE = "compute";

    private HostJson() {}

    static Map<String, Object> brief(NodeView node) {
        return Json.object("host_name", node.name(), "service", SERVICE, "zone", node.availabilityZone());
    }

    /** What there is, what is claimed, what the servers may use at most, and that again by project. */
    static List<Map<String, Object>> resources(NodeView node, List<ServerView> servers) {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row(node, "(total)", node.vcpus(), node.memoryMib(), node.diskGib()));
        rows.add(row(node, "(used_now)", node.vcpusUsed(), node.memoryMibUsed(), node.diskGibUsed()));
        rows.add(sum(node, "(used_max)", servers));
        servers.stream()
                .collect(Collectors.groupingBy(ServerView::projectId, TreeMap::new, Collectors.toList()))
                .forEach((project, own) -> rows.add(sum(node, project, own)));
        return rows;
    }

    private static Map<String, Object> sum(NodeView node, String project, List<ServerView> servers) {
        List<FlavorSnapshot> flavors = servers.stream().map(ServerView::flavor).toList();
        return row(
                node,
                project,
                flavors.stream().mapToLong(FlavorSnapshot::vcpus).sum(),
                flavors.stream().mapToLong(FlavorSnapshot::ram).sum(),
                flavors.stream()
                        .mapToLong(flavor -> flavor.disk() + flavor.ephemeral())
                        .sum());
    }

    private static Map<String, Object> row(NodeView node, String project, long cpu, long memory, long disk) {
        return Map.of(
                "resource",
                Json.object("host", node.name(), "project", project, "cpu", cpu, "memory_mb", memory, "disk_gb", disk));
    }
}
