package org.ustack.placement.internal.filter;

import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** One rule that a node must keep to take a server. Stateless; decides from its arguments alone. */
public interface NodeFilter {

    /** Name in stored decisions. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** False if the rule has nothing to say about this request; then no node is asked. */
    default boolean applies(PlacementContext context) {
        return true;
    }

    /** Why the node cannot take the server, with the numbers; empty if it can. */
    Optional<String> reject(PlacementContext context, NodeState node);
}
