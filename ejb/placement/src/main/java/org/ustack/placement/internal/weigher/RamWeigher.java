package org.ustack.placement.internal.weigher;

import org.ustack.kernel.Setting;
import org.ustack.placement.PlacementSettings;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** Prefers nodes with more memory left. */
public final class RamWeigher implements NodeWeigher {

    @Override
    public double weigh(PlacementContext context, NodeState node) {
        return context.memoryLimit(node) - node.memoryMibUsed();
    }

    @Override
    public Setting<Double> multiplier() {
        return PlacementSettings.RAM_WEIGHT;
    }

    @Override
    public String aggregateItem() {
        return "ram_weight_multiplier";
    }
}
