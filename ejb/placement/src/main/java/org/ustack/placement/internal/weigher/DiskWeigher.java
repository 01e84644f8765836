package org.ustack.placement.internal.weigher;

import org.ustack.kernel.Setting;
import org.ustack.placement.PlacementSettings;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** Prefers nodes with more disk space left. */
public final class DiskWeigher implements NodeWeigher {

    @Override
    public double weigh(PlacementContext context, NodeState node) {
        return context.diskLimit(node) - node.diskGibUsed();
    }

    @Override
    public Setting<Double> multiplier() {
        return PlacementSettings.DISK_WEIGHT;
    }

    @Override
    public String aggregateItem() {
        return "disk_weight_multiplier";
    }
}
