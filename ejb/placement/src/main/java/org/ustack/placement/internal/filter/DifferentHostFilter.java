package org.ustack.placement.internal.filter;

import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** None of the servers that the hint {@code different_host} names is on the node. */
public final class DifferentHostFilter implements NodeFilter {

    @Override
    public boolean applies(PlacementContext context) {
        return context.request().hints().containsKey("different_host");
    }

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        for (String server : context.request().hints().get("different_host")) {
            if (node.id().equals(context.nodeByServer().get(server))) {
                return Optional.of("has server " + server);
            }
        }
        return Optional.empty();
    }
}
