package org.ustack.placement.internal.whatif;

import java.util.function.UnaryOperator;
import org.ustack.placement.PlacementChange;
import org.ustack.placement.PlacementChange.Kind;

/**
 * A change and what it does to a world.
 *
 * @param cost at least that of the change's kind
 */
record Repair(PlacementChange change, double cost, UnaryOperator<World> effect) {

    static Repair of(PlacementChange change, UnaryOperator<World> effect) {
        return new Repair(change, change.kind().cost(), effect);
    }

    /** @param share how large the change is, where 1 is very large: what it costs on top */
    static Repair sized(PlacementChange change, double share, UnaryOperator<World> effect) {
        double cost = change.kind().cost();
        return new Repair(change, cost + Math.round(cost * share * 1000) / 1000.0, effect);
    }

    static Repair ofWish(PlacementChange change, UnaryOperator<Wish> effect) {
        return of(change, world -> world.wishing(effect));
    }

    /** Changes of one node wait until it is known which nodes are worth it. */
    boolean ofOneNode() {
        return change.node() != null && change.kind() != Kind.DROP_NODE;
    }
}
