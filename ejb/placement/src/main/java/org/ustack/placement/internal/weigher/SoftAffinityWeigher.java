package org.ustack.placement.internal.weigher;

import org.ustack.kernel.Setting;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.placement.PlacementSettings;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** Prefers nodes that have servers of the group, if the group would rather stay together. */
public final class SoftAffinityWeigher implements NodeWeigher {

    @Override
    public boolean applies(PlacementContext context) {
        GroupRule group = context.request().group();
        return group != null && group.policy() == GroupRule.Policy.SOFT_AFFINITY;
    }

    @Override
    public double weigh(PlacementContext context, NodeState node) {
        return context.request().group().on(node.id());
    }

    @Override
    public Setting<Double> multiplier() {
        return PlacementSettings.SOFT_AFFINITY_WEIGHT;
    }

    @Override
    public String aggregateItem() {
        return "soft_affinity_weight_multiplier";
    }
}
