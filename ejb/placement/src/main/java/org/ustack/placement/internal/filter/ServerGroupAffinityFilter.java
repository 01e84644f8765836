package org.ustack.placement.internal.filter;

import java.util.Optional;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** The node has the other servers of the group, once the first of them has found a place. */
public final class ServerGroupAffinityFilter implements NodeFilter {

    @Override
    public boolean applies(PlacementContext context) {
        GroupRule group = context.request().group();
        return group != null
                && group.policy() == GroupRule.Policy.AFFINITY
                && !group.serversByNode().isEmpty();
    }

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        return context.request().group().on(node.id()) > 0
                ? Optional.empty()
                : Optional.of("the servers of the group are on another node");
    }
}
