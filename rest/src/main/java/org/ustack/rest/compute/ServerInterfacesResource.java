package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.InterfaceService;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.network.ServerPorts.NicRequest;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /servers/{id}/os-interface}. */
@Path("v2.1/servers/{id}/os-interface")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServerInterfacesResource {

    private static final String ATTACHMENT = "interfaceAttachment";
    private static final int TAG_SINCE = 49;

    @Inject
    ComputeRequest request;

    @Inject
    InterfaceService interfaces;

    @Inject
    ServerService servers;

    @GET
    @Policy("os_compute_api:os-attach-interfaces:list")
    public Map<String, Object> all(@PathParam("id") String id) {
        ServerView server = servers.get(request.caller(), id);
        return Map.of(
                "interfaceAttachments",
                server.ports().stream()
                        .map(port -> ServerNetworkJson.networkInterface(server, port, request.version()))
                        .toList());
    }

    @GET
    @Path("{port}")
    @Policy("os_compute_api:os-attach-interfaces:show")
    public Map<String, Object> one(@PathParam("id") String id, @PathParam("port") String portId) {
        ServerView server = servers.get(request.caller(), id);
        return server.ports().stream()
                .filter(port -> port.portId().equals(portId))
                .findFirst()
                .map(port -> Json.<Object>object(
                        "interfaceAttachment", ServerNetworkJson.networkInterface(server, port, request.version())))
                .orElseThrow(() -> new CloudException(ComputeApiError.INTERFACE_NOT_FOUND, "id", portId));
    }

    @POST
    @Policy("os_compute_api:os-attach-interfaces:create")
    public Map<String, Object> attach(@PathParam("id") String id, JsonBody body) {
        JsonBody asked = body.only(ATTACHMENT).requiredObject(ATTACHMENT);
        if (asked == null) {
            throw body.invalid(ATTACHMENT, "None is not of type 'object'");
        }
        return one(id, interfaces.attach(request.caller(), id, wish(asked)));
    }

    private NicRequest wish(JsonBody asked) {
        boolean tagged = request.version().atLeast(TAG_SINCE);
        asked.only(tagged ? Set.of("net_id", "port_id", "fixed_ips", "tag") : Set.of("net_id", "port_id", "fixed_ips"));
        String network = uuid(asked, "net_id");
        String port = uuid(asked, "port_id");
        String address = address(asked);
        if (network != null && port != null) {
            throw new CloudException(CommonError.BAD_REQUEST, "reason", "Must not input both network_id and port_id");
        }
        if (address != null && network == null) {
            throw new CloudException(
                    CommonError.BAD_REQUEST, "reason", "Must input network_id when request IP address");
        }
        String tag = tagged ? asked.text("tag", 1, Fields.MAX_TAG) : null;
        if (tag != null) {
            Fields.checkTag(tag);
        }
        return new NicRequest(network, port, address, tag);
    }

    private static String uuid(JsonBody asked, String field) {
        String id = asked.text(field, 1, Fields.MAX_NAME);
        if (id != null && !Fields.isUuid(id)) {
            throw asked.invalid(field, "'" + id + "' is not a 'uuid'");
        }
        return id;
    }

    /** A list of exactly one. */
    private static String address(JsonBody asked) {
        List<JsonBody> addresses = asked.objects("fixed_ips");
        if (addresses == null) {
            return null;
        }
        if (addresses.size() != 1) {
            throw asked.invalid("fixed_ips", "one address is expected, not " + addresses.size());
        }
        JsonBody address = addresses.get(0).only("ip_address");
        String text = address.requiredText("ip_address", 1, Fields.MAX_NAME);
        if (!Fields.isAddress(text)) {
            throw address.invalid("ip_address", "'" + text + "' is not a 'ipv4' or 'ipv6'");
        }
        return text;
    }

    @DELETE
    @Path("{port}")
    @Policy("os_compute_api:os-attach-interfaces:delete")
    public Response detach(@PathParam("id") String id, @PathParam("port") String portId) {
        interfaces.detach(request.caller(), id, portId);
        return ServerActionHandler.accepted();
    }
}
