package org.ustack.placement.internal.weigher;

import org.ustack.kernel.Setting;
import org.ustack.placement.PlacementSettings;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** Prefers nodes with fewer servers, so that the loss of one node hurts few. */
public final class ServerCountWeigher implements NodeWeigher {

    @Override
    public double weigh(PlacementContext context, NodeState node) {
        return -node.runningServers();
    }

    @Override
    public Setting<Double> multiplier() {
        return PlacementSettings.SERVER_COUNT_WEIGHT;
    }
}
