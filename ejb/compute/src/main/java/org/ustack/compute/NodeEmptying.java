package org.ustack.compute;

import java.util.List;

/** What it would take to have a node without servers. */
public interface NodeEmptying {

    /**
     * Where each server of the node would go if all were moved now, in the order of their creation: by the rules that place servers, group
     * and zone kept, each seeing the places of those before it taken. Nothing is claimed.
     *
     * @param node name
     */
    List<PlannedMove> plan(String node);

    /**
     * @param target name of a node, or null if no other node can take the server
     * @param reason why none can, or null
     */
    record PlannedMove(
            String serverId, String name, String projectId, ServerState state, String target, String reason) {}
}
