package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.ustack.placement.NodeDirectory;
import org.ustack.rest.common.PolicyGate;

/** Finds out once per request what its caller may see of servers. */
@RequestScoped
public class ServerReaders {

    private static final int HOST_STATUS_SINCE = 16;

    @Inject
    ComputeRequest request;

    @Inject
    PolicyGate policies;

    @Inject
    NodeDirectory nodes;

    public ServerJson.Reader current() {
        boolean hostStatus = request.version().atLeast(HOST_STATUS_SINCE)
                && policies.allows("os_compute_api:servers:show:host_status");
        return new ServerJson.Reader(
                policies.allows("os_compute_api:os-extended-server-attributes"),
                policies.allows("os_compute_api:servers:show:fault_details"),
                hostStatus ? statusByNode() : null);
    }

    private Map<String, String> statusByNode() {
        Map<String, String> status = new HashMap<>();
        for (NodeDirectory.NodeView node : nodes.all()) {
            String enabled = node.enabled() ? "UP" : "MAINTENANCE";
            status.put(node.name(), node.up() ? enabled : "DOWN");
        }
        return status;
    }
}
