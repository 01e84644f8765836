package org.ustack.placement.internal.filter;

import java.util.Optional;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** The node has fewer servers of the group than the group allows on one node. */
public final class ServerGroupAntiAffinityFilter implements NodeFilter {

    @Override
    public boolean applies(PlacementContext context) {
        GroupRule group = context.request().group();
        return group != null && group.policy() == GroupRule.Policy.ANTI_AFFINITY;
    }

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        GroupRule group = context.request().group();
        int there = group.on(node.id());
        return there < group.maxServersPerNode()
                ? Optional.empty()
                : Optional.of("has " + there + " servers of the group, allowed are " + group.maxServersPerNode());
    }
}
