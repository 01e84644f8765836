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

    public static PlacementContext of(
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

    /** The same moment and rules, another wish. */
    public PlacementContext asking(PlacementRequest other) {
        return new PlacementContext(other, now, nodeTimeout, cpuRatio, ramRatio, diskRatio, nodeByServer);
    }

    public PlacementContext withRatios(double cpu, double ram, double disk) {
        return new PlacementContext(request, now, nodeTimeout, cpu, ram, disk, nodeByServer);
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
