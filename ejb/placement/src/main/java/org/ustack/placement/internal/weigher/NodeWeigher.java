package org.ustack.placement.internal.weigher;

import org.ustack.kernel.Setting;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** One preference among nodes that passed all filters. What it says is normalised over them to 0…1 before it is multiplied. */
public interface NodeWeigher {

    /** Name in stored decisions. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** False if it has nothing to say about this request; then no node is asked. */
    default boolean applies(PlacementContext context) {
        return true;
    }

    /** Any scale; more is better. */
    double weigh(PlacementContext context, NodeState node);

    /** How much it counts. */
    Setting<Double> multiplier();

    /** The item of an aggregate's metadata that says it for the aggregate's nodes instead; null if there is none. */
    default String aggregateItem() {
        return null;
    }
}
