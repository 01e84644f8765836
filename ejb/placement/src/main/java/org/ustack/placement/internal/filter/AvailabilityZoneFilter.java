package org.ustack.placement.internal.filter;

import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** The node is in the zone that the request names. */
public final class AvailabilityZoneFilter implements NodeFilter {

    @Override
    public boolean applies(PlacementContext context) {
        return context.request().availabilityZone() != null;
    }

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        return node.availabilityZone().equals(context.request().availabilityZone())
                ? Optional.empty()
                : Optional.of("is in zone " + node.availabilityZone());
    }
}
