package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.placement.PlacementError;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /os-services}: the agents. Controllers are all alike and are not listed. */
@Path("v2.1/os-services")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ComputeServicesResource {

    private static final int UNTIL_UUIDS = ComputeServiceJson.UUIDS - 1;

    @Inject
    ComputeRequest request;

    @Inject
    NodeDirectory nodes;

    @Context
    UriInfo uri;

    @GET
    @Policy("os_compute_api:os-services:list")
    public Map<String, Object> list() {
        QueryParameters query = new QueryParameters(uri, request.version()).only(Set.of("host", "binary"));
        String host = query.text("host");
        String binary = query.text("binary");
        ComputeServiceJson json = new ComputeServiceJson(request.version());
        List<Map<String, Object>> services = nodes.all().stream()
                .filter(node -> host == null || host.equals(node.name()))
                .filter(node -> binary == null || binary.equals(ComputeServiceJson.BINARY))
                .map(json::full)
                .toList();
        return Map.of("services", services);
    }

    @PUT
    @Path("enable")
    @Microversions(until = UNTIL_UUIDS)
    @Policy("os_compute_api:os-services:update")
    public Map<String, Object> enable(JsonBody body) {
        return Map.of("service", ComputeServiceJson.switched(change(named(body.only("host", "binary")), true, null)));
    }

    @PUT
    @Path("disable")
    @Microversions(until = UNTIL_UUIDS)
    @Policy("os_compute_api:os-services:update")
    public Map<String, Object> disable(JsonBody body) {
        return Map.of("service", ComputeServiceJson.switched(change(named(body.only("host", "binary")), false, null)));
    }

    @PUT
    @Path("disable-log-reason")
    @Microversions(until = UNTIL_UUIDS)
    @Policy("os_compute_api:os-services:update")
    public Map<String, Object> disableWithReason(JsonBody body) {
        NodeView node = named(body.only("host", "binary", "disabled_reason"));
        String reason = body.requiredText("disabled_reason", 1, Fields.MAX_NAME);
        Map<String, Object> service = ComputeServiceJson.switched(change(node, false, reason));
        service.put("disabled_reason", reason);
        return Map.of("service", service);
    }

    @PUT
    @Path("{id}")
    @Microversions(from = ComputeServiceJson.UUIDS)
    @Policy("os_compute_api:os-services:update")
    public Map<String, Object> update(@PathParam("id") String id, JsonBody body) {
        body.only("status", "disabled_reason", "forced_down");
        NodeView node = byId(id);
        String status = body.text("status", 1, Fields.MAX_NAME);
        String reason = body.text("disabled_reason", 1, Fields.MAX_NAME);
        if (status != null && !Set.of("enabled", "disabled").contains(status)) {
            throw body.invalid("status", "'" + status + "' is not one of ['enabled', 'disabled']");
        }
        if (reason != null && !"disabled".equals(status)) {
            throw new CloudException(
                    CommonError.BAD_REQUEST,
                    "reason",
                    "Specifying disabled_reason requires that status is 'disabled'.");
        }
        Boolean forcedDown = body.flag("forced_down");
        if (status == null && forcedDown == null) {
            throw new CloudException(
                    CommonError.BAD_REQUEST,
                    "reason",
                    "No updates were requested. Fields 'status' or 'forced_down' should be specified.");
        }
        if (forcedDown != null) {
            nodes.setForcedDown(node.name(), forcedDown);
        }
        NodeView changed = status == null ? reread(node) : change(node, status.equals("enabled"), reason);
        return Map.of("service", new ComputeServiceJson(request.version()).full(changed));
    }

    @PUT
    @Path("force-down")
    @Microversions(from = ComputeServiceJson.FORCED_DOWN, until = UNTIL_UUIDS)
    @Policy("os_compute_api:os-services:update")
    public Map<String, Object> forceDown(JsonBody body) {
        NodeView node = named(body.only("host", "binary", "forced_down"));
        Boolean down = body.flag("forced_down");
        if (down == null) {
            throw body.invalid("forced_down", "'forced_down' is a required property");
        }
        nodes.setForcedDown(node.name(), down);
        return Map.of(
                "service", Json.object("host", node.name(), "binary", ComputeServiceJson.BINARY, "forced_down", down));
    }

    /** An agent that reports again makes the service anew. */
    @DELETE
    @Path("{id}")
    @Policy("os_compute_api:os-services:delete")
    public void delete(@PathParam("id") String id) {
        NodeView node = request.version().atLeast(ComputeServiceJson.UUIDS) ? byId(id) : byNumber(id);
        try {
            nodes.remove(node.name());
        } catch (CloudException e) {
            throw e.code() == PlacementError.NODE_IN_USE
                    ? new CloudException(e, ComputeApiError.SERVICE_HAS_SERVERS)
                    : e;
        }
    }

    private NodeView byNumber(String id) {
        if (!id.matches("-?[0-9]{1,18}")) {
            throw new CloudException(
                    CommonError.BAD_REQUEST, "reason", "Invalid input received: id must be an integer");
        }
        return nodes.all().stream()
                .filter(node -> Integer.toString(node.number()).equals(id))
                .findFirst()
                .orElseThrow(() -> new CloudException(ComputeApiError.SERVICE_NOT_FOUND, "id", id));
    }

    private NodeView byId(String id) {
        if (!Fields.isUuid(id)) {
            throw new CloudException(CommonError.BAD_REQUEST, "reason", "Invalid uuid " + id);
        }
        return nodes.find(id).orElseThrow(() -> new CloudException(ComputeApiError.SERVICE_NOT_FOUND, "id", id));
    }

    private NodeView named(JsonBody body) {
        String host = body.requiredText("host", 1, Fields.MAX_NAME);
        String binary = body.requiredText("binary", 1, Fields.MAX_NAME);
        if (!binary.equals(ComputeServiceJson.BINARY)) {
            throw new CloudException(ComputeApiError.SERVICE_NOT_FOUND, "id", binary + " on " + host);
        }
        return nodes.find(host).orElseThrow(() -> new CloudException(ComputeApiError.HOST_NOT_FOUND, "host", host));
    }

    private NodeView change(NodeView node, boolean enabled, String reason) {
        nodes.setEnabled(node.name(), enabled, reason);
        return reread(node);
    }

    private NodeView reread(NodeView node) {
        return nodes.find(node.name())
                .orElseThrow(() -> new CloudException(ComputeApiError.HOST_NOT_FOUND, "host", node.name()));
    }
}
