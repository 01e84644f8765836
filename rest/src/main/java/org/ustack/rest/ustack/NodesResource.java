package org.ustack.rest.ustack;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.compute.NodeEmptying;
import org.ustack.compute.NodeEmptying.PlannedMove;
import org.ustack.kernel.CloudException;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.placement.NodeMaintenanceService;
import org.ustack.placement.NodeMaintenanceService.Maintenance;
import org.ustack.placement.PlacementError;
import org.ustack.rest.common.ApiTimes;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /nodes}: the machines, what they have and what of it is claimed. Sizes in MiB and GiB. */
@Path("nodes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NodesResource {

    private static final int MAX_REASON = 255;

    @Inject
    NodeDirectory nodes;

    @Inject
    NodeMaintenanceService maintenance;

    @Inject
    NodeEmptying emptying;

    @GET
    @Policy("ustack:nodes:list")
    public Map<String, Object> list() {
        return Map.of("nodes", nodes.all().stream().map(NodesResource::json).toList());
    }

    @GET
    @Path("{idOrName}")
    @Policy("ustack:nodes:show")
    public Map<String, Object> show(@PathParam("idOrName") String idOrName) {
        return Map.of("node", json(found(idOrName)));
    }

    /** Nothing new is placed on the node from now on; the answer says where its servers could go. */
    @POST
    @Path("{idOrName}/maintenance")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("ustack:nodes:maintenance")
    public Map<String, Object> enterMaintenance(@PathParam("idOrName") String idOrName, JsonBody body) {
        JsonBody wish = body.only("maintenance").requiredObject("maintenance");
        if (wish == null) {
            throw body.invalid("maintenance", "None is not of type 'object'");
        }
        String reason = wish.only("reason").requiredText("reason", 1, MAX_REASON);
        return answer(maintenance.enter(idOrName, reason));
    }

    @GET
    @Path("{idOrName}/maintenance")
    @Policy("ustack:nodes:show-maintenance")
    public Map<String, Object> showMaintenance(@PathParam("idOrName") String idOrName) {
        NodeView node = found(idOrName);
        return answer(maintenance
                .of(node.id())
                .orElseThrow(() -> new CloudException(PlacementError.NODE_NOT_IN_MAINTENANCE, "name", node.name())));
    }

    @DELETE
    @Path("{idOrName}/maintenance")
    @Policy("ustack:nodes:maintenance")
    public void leaveMaintenance(@PathParam("idOrName") String idOrName) {
        maintenance.leave(idOrName);
    }

    /** For a node that will not come back. */
    @DELETE
    @Path("{idOrName}")
    @Policy("ustack:nodes:retire")
    public void retire(@PathParam("idOrName") String idOrName) {
        maintenance.retire(idOrName);
    }

    private Map<String, Object> answer(Maintenance of) {
        return Map.of("maintenance", json(of, emptying.plan(of.node())));
    }

    static Map<String, Object> json(Maintenance maintenance, List<PlannedMove> plan) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("node", maintenance.node());
        shown.put("since", ApiTimes.microsZulu(maintenance.since()));
        shown.put("reason", maintenance.reason());
        shown.put("empty", plan.isEmpty() && maintenance.servers() == 0);
        shown.put("plan", plan.stream().map(NodesResource::json).toList());
        return shown;
    }

    private static Map<String, Object> json(PlannedMove move) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("server", move.serverId());
        shown.put("name", move.name());
        shown.put("projectId", move.projectId());
        shown.put("state", move.state().name());
        shown.put("target", move.target());
        shown.put("reason", move.reason());
        return shown;
    }

    private NodeView found(String idOrName) {
        return nodes.find(idOrName)
                .orElseThrow(() -> new CloudException(UStackApiError.NODE_NOT_FOUND, "node", idOrName));
    }

    static Map<String, Object> json(NodeView node) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", node.id());
        shown.put("name", node.name());
        shown.put("agent", node.agent());
        shown.put("availabilityZone", node.availabilityZone());
        shown.put("enabled", node.enabled());
        shown.put("disabledReason", node.disabledReason());
        shown.put("up", node.up());
        shown.put("lastSeen", ApiTimes.microsZulu(node.lastSeen()));
        shown.put("agentStartedAt", ApiTimes.microsZulu(node.agentStartedAt()));
        shown.put("hypervisorType", node.hypervisorType());
        shown.put("hypervisorVersion", node.hypervisorVersion());
        shown.put("hostAddress", node.hostAddress());
        shown.put("cpuArchitecture", node.cpuArchitecture());
        shown.put("cpuModel", node.cpuModel());
        shown.put("vcpus", node.vcpus());
        shown.put("vcpusClaimed", node.vcpusUsed());
        shown.put("memoryMib", node.memoryMib());
        shown.put("memoryMibClaimed", node.memoryMibUsed());
        shown.put("diskGib", node.diskGib());
        shown.put("diskGibClaimed", node.diskGibUsed());
        shown.put("diskGibFree", node.diskGibFree());
        shown.put("servers", node.runningServers());
        return shown;
    }
}
