package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.kernel.CloudException;
import org.ustack.rest.common.Policy;

/** {@code /servers/{id}/os-interface}, for reading. */
@Path("v2.1/servers/{id}/os-interface")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServerInterfacesResource {

    @Inject
    ComputeRequest request;

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
}
