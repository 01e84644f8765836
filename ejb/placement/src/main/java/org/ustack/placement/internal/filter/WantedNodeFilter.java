package org.ustack.placement.internal.filter;

import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** The node is the one that the request names. */
public final class WantedNodeFilter implements NodeFilter {

    @Override
    public boolean applies(PlacementContext context) {
        return context.request().wantedNode() != null;
    }

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        return node.name().equals(context.request().wantedNode())
                ? Optional.empty()
                : Optional.of("wanted is " + context.request().wantedNode());
    }
}
