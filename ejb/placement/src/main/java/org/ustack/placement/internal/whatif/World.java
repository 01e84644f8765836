package org.ustack.placement.internal.whatif;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/**
 * What a decision would start from. Never changed: each change gives another world.
 *
 * @param nodes by id
 */
record World(PlacementContext context, Map<String, NodeState> nodes) {

    static World of(PlacementContext context, Collection<NodeState> nodes) {
        Map<String, NodeState> byId = new LinkedHashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        return new World(context, byId);
    }

    World wishing(UnaryOperator<Wish> change) {
        return new World(
                context.asking(change.apply(Wish.like(context.request())).request()), nodes);
    }

    /** A node that is not there any more stays away. */
    World changing(String nodeId, UnaryOperator<NodeState> change) {
        Map<String, NodeState> changed = new LinkedHashMap<>(nodes);
        changed.computeIfPresent(nodeId, (id, node) -> change.apply(node));
        return new World(context, changed);
    }

    World adding(NodeState node) {
        Map<String, NodeState> more = new LinkedHashMap<>(nodes);
        more.put(node.id(), node);
        return new World(context, more);
    }

    World under(PlacementContext other) {
        return new World(other, nodes);
    }
}
