package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.ustack.network.RouterNodes;
import org.ustack.placement.NodeDirectory;

/** Routers stand on the nodes that servers stand on: on those that report, whether or not new servers may go there. */
@Dependent
public class RouterNodesOfPlacement implements RouterNodes {

    @Inject
    NodeDirectory nodes;

    @Override
    public List<RouterNode> alive() {
        return nodes.all().stream()
                .filter(NodeDirectory.NodeView::up)
                .map(node -> new RouterNode(node.name(), node.agent(), node.availabilityZone(), node.agentStartedAt()))
                .toList();
    }
}
