package org.ustack.rest.compute;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.ustack.compute.ServerView;
import org.ustack.placement.NodeDirectory.NodeView;

/** A node as Nova's hypervisor at one microversion. */
final class HypervisorJson {

    static final int UUIDS = 53;
    static final int NO_FIGURES = 88;
    private static final int CPU_INFO_OBJECT = 28;

    private final Microversion version;
    private final Instant now;

    HypervisorJson(Microversion version, Instant now) {
        this.version = version;
        this.now = now;
    }

    Map<String, Object> brief(NodeView node) {
        return Json.object(
                "id",
                version.atLeast(UUIDS) ? node.id() : (Object) node.number(),
                "hypervisor_hostname",
                node.name(),
                "state",
                node.up() ? "up" : "down",
                "status",
                ComputeServiceJson.status(node));
    }

    Map<String, Object> full(NodeView node) {
        Map<String, Object> shown = brief(node);
        shown.put("hypervisor_type", node.hypervisorType());
        shown.put("hypervisor_version", node.hypervisorVersion());
        shown.put("host_ip", node.hostAddress());
        shown.put(
                "service",
                Json.object(
                        "id", version.atLeast(UUIDS) ? node.id() : (Object) node.number(),
                        "host", node.name(),
                        "disabled_reason", node.disabledReason()));
        if (version.atLeast(NO_FIGURES)) {
            shown.put("uptime", node.up() ? uptime(node) : null);
        } else {
            addFigures(shown, node);
        }
        return shown;
    }

    private void addFigures(Map<String, Object> shown, NodeView node) {
        shown.put("vcpus", node.vcpus());
        shown.put("vcpus_used", node.vcpusUsed());
        shown.put("memory_mb", node.memoryMib());
        shown.put("memory_mb_used", node.memoryMibUsed());
        shown.put("free_ram_mb", node.memoryMib() - node.memoryMibUsed());
        shown.put("local_gb", node.diskGib());
        shown.put("local_gb_used", node.diskGibUsed());
        shown.put("free_disk_gb", node.diskGib() - node.diskGibUsed());
        shown.put("disk_available_least", node.diskGibFree());
        shown.put("running_vms", node.runningServers());
        shown.put("current_workload", 0);
        Map<String, Object> cpu = Json.object("arch", node.cpuArchitecture(), "model", node.cpuModel());
        shown.put("cpu_info", version.atLeast(CPU_INFO_OBJECT) ? cpu : org.ustack.kernel.Json.write(cpu));
    }

    Map<String, Object> withServers(Map<String, Object> shown, List<ServerView> servers) {
        if (!servers.isEmpty()) {
            shown.put(
                    "servers",
                    servers.stream()
                            .map(server -> Json.object("uuid", server.id(), "name", server.name()))
                            .toList());
        }
        return shown;
    }

    Map<String, Object> withUptime(NodeView node) {
        Map<String, Object> shown = brief(node);
        shown.put("uptime", uptime(node));
        return shown;
    }

    /** Of the agent, in the words of {@code uptime(1)}. */
    private String uptime(NodeView node) {
        Duration age = Duration.between(node.agentStartedAt(), now);
        LocalTime clock = LocalTime.ofInstant(now, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        return String.format(" %tT up %d days, %d:%02d", clock, age.toDays(), age.toHoursPart(), age.toMinutesPart());
    }

    static Map<String, Object> statistics(List<NodeView> nodes) {
        return Json.object(
                "count", nodes.size(),
                "vcpus", sum(nodes, NodeView::vcpus),
                "vcpus_used", sum(nodes, NodeView::vcpusUsed),
                "memory_mb", sum(nodes, NodeView::memoryMib),
                "memory_mb_used", sum(nodes, NodeView::memoryMibUsed),
                "free_ram_mb", sum(nodes, node -> node.memoryMib() - node.memoryMibUsed()),
                "local_gb", sum(nodes, NodeView::diskGib),
                "local_gb_used", sum(nodes, NodeView::diskGibUsed),
                "free_disk_gb", sum(nodes, node -> node.diskGib() - node.diskGibUsed()),
                "disk_available_least", sum(nodes, NodeView::diskGibFree),
                "running_vms", sum(nodes, NodeView::runningServers),
                "current_workload", 0);
    }

    private static long sum(List<NodeView> nodes, ToLongFunction<NodeView> figure) {
        return nodes.stream().mapToLong(figure).sum();
    }
}
