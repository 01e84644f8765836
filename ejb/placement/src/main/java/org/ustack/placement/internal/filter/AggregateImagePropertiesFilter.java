package org.ustack.placement.internal.filter;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** Where the node's aggregates have an item named like a property of the image, the image's value is one of the item's. */
public final class AggregateImagePropertiesFilter implements NodeFilter {

    @Override
    public String name() {
        return "AggregateImagePropertiesIsolation";
    }

    @Override
    public boolean applies(PlacementContext context) {
        return !context.request().imageProperties().isEmpty();
    }

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        for (Map.Entry<String, Set<String>> item : node.aggregateMetadata().entrySet()) {
            String property = context.request().imageProperties().get(item.getKey());
            if (property != null && !item.getValue().contains(property)) {
                return Optional.of("takes images with " + item.getKey() + " " + String.join(" or ", item.getValue())
                        + ", this one has " + property);
            }
        }
        return Optional.empty();
    }
}
