package org.ustack.placement.internal.filter;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/**
 * The node is not kept for other projects: if its aggregates have {@code filter_tenant_id} (or keys that begin so, since a value is short), the project is
 * one of those named.
 */
public final class AggregateMultiTenancyFilter implements NodeFilter {

    private static final String PREFIX = "filter_tenant_id";

    @Override
    public String name() {
        return "AggregateMultiTenancyIsolation";
    }

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        boolean kept = false;
        for (Map.Entry<String, Set<String>> item : node.aggregateMetadata().entrySet()) {
            if (item.getKey().startsWith(PREFIX)) {
                if (item.getValue().contains(context.request().projectId())) {
                    return Optional.empty();
                }
                kept = true;
            }
        }
        return kept ? Optional.of("is kept for other projects") : Optional.empty();
    }
}
