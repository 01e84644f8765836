package org.ustack.placement.internal.weigher;

import org.ustack.kernel.Setting;
import org.ustack.placement.PlacementSettings;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** Prefers nodes with more processors left. */
public final class CpuWeigher implements NodeWeigher {

    @Override
    public double weigh(PlacementContext context, NodeState node) {
        return context.vcpuLimit(node) - node.vcpusUsed();
    }

    @Override
    public Setting<Double> multiplier() {
        return PlacementSettings.CPU_WEIGHT;
    }

    @Override
    public String aggregateItem() {
        return "cpu_weight_multiplier";
    }
}
