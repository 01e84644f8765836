package org.ustack.rest.ustack;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.rest.common.ApiTimes;
import org.ustack.rest.common.Policy;

/** {@code /nodes}: the machines, what they have and what of it is claimed. Sizes in MiB and GiB. */
@Path("nodes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NodesResource {

    @Inject
    NodeDirectory nodes;

    @GET
    @Policy("ustack:nodes:list")
    public Map<String, Object> list() {
        return Map.of("nodes", nodes.all().stream().map(NodesResource::json).toList());
    }

    @GET
    @Path("{idOrName}")
    @Policy("ustack:nodes:show")
    public Map<String, Object> show(@PathParam("idOrName") String idOrName) {
        return Map.of(
                "node",
                nodes.find(idOrName)
                        .map(NodesResource::json)
                        .orElseThrow(() ->
                                new org.ustack.kernel.CloudException(UStackApiError.NODE_NOT_FOUND, "node", idOrName)));
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
