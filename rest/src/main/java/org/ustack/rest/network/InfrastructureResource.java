package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.network.NetworkError;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.rest.common.ApiTimes;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;
import org.ustack.rest.common.PublicEndpoint;

/** The root of the version, and what carries the networks: the nodes' agents and their zones. */
@Path("v2.0")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class InfrastructureResource {

    private static final Map<String, String> COLLECTIONS = new LinkedHashMap<>();

    static {
        COLLECTIONS.put("network", "networks");
        COLLECTIONS.put("subnet", "subnets");
        COLLECTIONS.put("port", "ports");
        COLLECTIONS.put("security_group", "security-groups");
        COLLECTIONS.put("security_group_rule", "security-group-rules");
        COLLECTIONS.put("subnetpool", "subnetpools");
        COLLECTIONS.put("address_scope", "address-scopes");
        COLLECTIONS.put("address_group", "address-groups");
        COLLECTIONS.put("rbac_policy", "rbac-policies");
        COLLECTIONS.put("policy", "qos/policies");
        COLLECTIONS.put("trunk", "trunks");
        COLLECTIONS.put("quota", "quotas");
        COLLECTIONS.put("extension", "extensions");
        COLLECTIONS.put("router", "routers");
        COLLECTIONS.put("floatingip", "floatingips");
        COLLECTIONS.put("floatingip_pool", "floatingip_pools");
    }

    @Inject
    CurrentRequest current;

    @Inject
    NodeDirectory nodes;

    @Inject
    PolicyGate gate;

    @GET
    @PublicEndpoint("version discovery")
    public Map<String, Object> resources() {
        return Map.of(
                "resources",
                COLLECTIONS.entrySet().stream()
                        .map(entry -> Map.of(
                                "name", entry.getKey(),
                                "collection",
                                        entry.getValue().replace("qos/", "").replace('-', '_'),
                                "links", List.of(self(entry.getValue()))))
                        .toList());
    }

    /** Who may not read agents sees none, as in Neutron. */
    @GET
    @Path("agents")
    @Policy("get_agents")
    public Map<String, Object> agents(@Context UriInfo uri) {
        List<Map<String, Object>> agents = gate.allows("get_agent")
                ? nodes.all().stream().map(InfrastructureResource::agent).toList()
                : List.of();
        return Lists.whole("agents", agents, uri);
    }

    @GET
    @Path("agents/{id}")
    @Policy("get_agent")
    public Map<String, Object> agent(@PathParam("id") String id) {
        return Map.of("agent", agent(node(id)));
    }

    /** One agent serves network and servers of a node: out of service, the node takes nothing new of either. */
    @PUT
    @Path("agents/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Policy("update_agent")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        JsonBody changes = Bodies.single(body, "agent");
        Bodies.only(changes, Set.of("admin_state_up"));
        NodeView node = node(id);
        Boolean up = changes.flag("admin_state_up");
        if (up != null && up != node.enabled()) {
            nodes.setEnabled(node.name(), up, up ? null : "admin_state_up set to false in the network API");
        }
        return Map.of("agent", agent(node(id)));
    }

    private NodeView node(String id) {
        return nodes.find(id).orElseThrow(() -> new CloudException(NetworkError.AGENT_NOT_FOUND, "id", id));
    }

    @GET
    @Path("availability_zones")
    @Policy("get_availability_zone")
    public Map<String, Object> zones() {
        return Map.of(
                "availability_zones",
                nodes.all().stream()
                        .map(NodeView::availabilityZone)
                        .distinct()
                        .sorted()
                        .map(zone -> Map.of("name", zone, "resource", "network", "state", "available"))
                        .toList());
    }

    @GET
    @Path("service-providers")
    @Policy("get_service_provider")
    public Map<String, Object> serviceProviders() {
        return Map.of("service_providers", List.of());
    }

    private static Map<String, Object> agent(NodeView node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", node.id());
        json.put("agent_type", "UStack agent");
        json.put("binary", "ustack-agent");
        json.put("topic", "agent." + node.agent());
        json.put("host", node.name());
        json.put("availability_zone", node.availabilityZone());
        json.put("admin_state_up", node.enabled());
        json.put("alive", node.up());
        json.put("description", "");
        json.put("created_at", ApiTimes.seconds(node.agentStartedAt()));
        json.put("started_at", ApiTimes.seconds(node.agentStartedAt()));
        json.put("heartbeat_timestamp", ApiTimes.seconds(node.lastSeen()));
        json.put(
                "configurations",
                Map.of(
                        "hypervisor_type", node.hypervisorType(),
                        "host_address", String.valueOf(node.hostAddress()),
                        "servers", node.runningServers()));
        json.put("resources_synced", null);
        return json;
    }

    private Map<String, Object> self(String path) {
        return Map.of("rel", "self", "href", current.baseUrl() + "/network/v2.0/" + path);
    }
}
