package org.ustack.placement.internal.filter;

import java.util.Optional;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;

/** The node has enough processors left, overcommitment counted; no server may have more than the node has. */
public final class VcpuFilter implements NodeFilter {

    @Override
    public Optional<String> reject(PlacementContext context, NodeState node) {
        int wanted = context.request().vcpus();
        if (wanted > node.vcpus()) {
            return Optional.of("wanted " + wanted + " vCPUs, the node has " + node.vcpus());
        }
        double limit = context.vcpuLimit(node);
        return node.vcpusUsed() + wanted <= limit
                ? Optional.empty()
                : Optional.of("wanted " + wanted + " vCPUs, used " + node.vcpusUsed() + " of " + (long) limit);
    }
}
