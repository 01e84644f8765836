package org.ustack.placement.internal.filter;

import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** One of the servers that the hint {@code same_host} names is on the node. */
public final class SameHostFilter implements NodeFilter {

    @Override
    public boolean applies(PlacementContext context) {
        return context.request().hints().containsKey("same_host");
    }

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        for (String server : context.request().hints().get("same_host")) {
            if (node.id().equals(context.nodeByServer().get(server))) {
                return Optional.empty();
            }
        }
        return Optional.of("has none of the servers named");
    }
}
