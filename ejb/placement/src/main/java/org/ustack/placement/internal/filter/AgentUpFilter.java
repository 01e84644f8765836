package org.ustack.placement.internal.filter;

import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** The node's agent has reported lately, and no operator has declared the node down. */
public final class AgentUpFilter implements NodeFilter {

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        if (node.forcedDown()) {
            return Optional.of("declared down");
        }
        if (node.lastSeen().plus(context.nodeTimeout()).isBefore(context.now())) {
            return Optional.of("last inventory at " + node.lastSeen());
        }
        return Optional.empty();
    }
}
