package org.ustack.placement.internal.filter;

import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** The node has not failed already in this operation. */
public final class ExcludedNodeFilter implements NodeFilter {

    @Override
    public boolean applies(PlacementContext context) {
        return !context.request().excludedNodes().isEmpty();
    }

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        return context.request().excludedNodes().contains(node.name())
                ? Optional.of("was tried before")
                : Optional.empty();
    }
}
