package org.ustack.rest.compute;

import java.util.Map;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.rest.common.ApiTimes;

/** The agent of a node as Nova's service {@code nova-compute}. */
final class ComputeServiceJson {

    static final String BINARY = "nova-compute";
    static final int UUIDS = 53;
    static final int FORCED_DOWN = 11;

    private final Microversion version;

    ComputeServiceJson(Microversion version) {
        this.version = version;
    }

    Object id(NodeView node) {
        return version.atLeast(UUIDS) ? node.id() : (Object) node.number();
    }

    Map<String, Object> full(NodeView node) {
        Map<String, Object> service = Json.object(
                "id", id(node),
                "binary", BINARY,
                "host", node.name(),
                "zone", node.availabilityZone(),
                "status", status(node),
                "state", node.up() ? "up" : "down",
                "updated_at", ApiTimes.micros(node.lastSeen()),
                "disabled_reason", node.disabledReason());
        if (version.atLeast(FORCED_DOWN)) {
            service.put("forced_down", node.forcedDown());
        }
        return service;
    }

    /** The answer to the older switches. */
    static Map<String, Object> switched(NodeView node) {
        return Json.object("host", node.name(), "binary", BINARY, "status", status(node));
    }

    static String status(NodeView node) {
        return node.enabled() ? "enabled" : "disabled";
    }
}
