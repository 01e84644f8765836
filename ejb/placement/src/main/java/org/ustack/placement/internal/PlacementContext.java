package org.ustack.placement.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.ustack.kernel.Settings;
import org.ustack.placement.PlacementService.PlacementRequest;
import org.ustack.placement.PlacementSettings;

/**
 * All that a decision depends on besides the nodes.
 *
 * @param nodeByServer node ids of the servers that the hints name
 */
public record PlacementContext(
        PlacementRequest request,
        Instant now,
        Duration nodeTimeout,
        double cpuRatio,
        double ramRatio,
        double diskRatio,
        Map<String, String> nodeByServer) {

    static PlacementContext of(
            PlacementRequest request, Instant now, Settings settings, Map<String, String> nodeByServer) {
        return new PlacementContext(
                request,
                now,
                settings.get(PlacementSettings.NODE_TIMEOUT),
                settings.get(PlacementSettings.CPU_RATIO),
                settings.get(PlacementSettings.RAM_RATIO),
                settings.get(PlacementSettings.DISK_RATIO),
                nodeByServer);
    }

    /** Capacity with overcommitment. */
    public double vcpuLimit(NodeState node) {
        return node.vcpus() * cpuRatio;
    }

    public double memoryLimit(NodeState node) {
        return node.memoryMib() * ramRatio;
    }

    public double diskLimit(NodeState node) {
        return node.diskGib() * diskRatio;
    }
}
