package org.ustack.placement.internal.filter;

import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** The node has enough disk space left, overcommitment counted. */
public final class DiskFilter implements NodeFilter {

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        long wanted = context.request().diskGib();
        double limit = context.diskLimit(node);
        return node.diskGibUsed() + wanted <= limit
                ? Optional.empty()
                : Optional.of("wanted " + wanted + " GiB, used " + node.diskGibUsed() + " of " + (long) limit);
    }
}
