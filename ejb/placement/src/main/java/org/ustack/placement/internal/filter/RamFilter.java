package org.ustack.placement.internal.filter;

import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** The node has enough memory left, overcommitment counted; no server may have more than the node has. */
public final class RamFilter implements NodeFilter {

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        long wanted = context.request().memoryMib();
        if (wanted > node.memoryMib()) {
            return Optional.of("wanted " + wanted + " MiB, the node has " + node.memoryMib());
        }
        double limit = context.memoryLimit(node);
        return node.memoryMibUsed() + wanted <= limit
                ? Optional.empty()
                : Optional.of("wanted " + wanted + " MiB, used " + node.memoryMibUsed() + " of " + (long) limit);
    }
}
