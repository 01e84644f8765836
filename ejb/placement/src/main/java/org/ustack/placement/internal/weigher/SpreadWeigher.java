package org.ustack.placement.internal.weigher;

import org.ustack.kernel.Setting;
import org.ustack.placement.PlacementSettings;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/**
 * Gives each pair of server and node a chance value of its own, so that equal nodes do not all draw the same race. Told by the
 * two ids alone: the same decision can be made again.
 */
public final class SpreadWeigher implements NodeWeigher {

    @Override
    public double weigh(PlacementContext context, NodeState node) {
        int mixed = (context.request().serverId() + node.id()).hashCode() * 0x9E3779B9;
        return (mixed >>> 8) / (double) (1 << 24);
    }

    @Override
    public Setting<Double> multiplier() {
        return PlacementSettings.SPREAD_WEIGHT;
    }
}
