package org.ustack.placement.internal.filter;

import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** No operator has taken the node out of service. */
public final class EnabledFilter implements NodeFilter {

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        return node.enabled() ? Optional.empty() : Optional.of("disabled");
    }
}
