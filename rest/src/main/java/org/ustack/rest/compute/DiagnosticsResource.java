package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Map;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.placement.NodeDirectory;
import org.ustack.rest.common.Policy;

/** {@code /servers/{id}/diagnostics}. */
@Path("v2.1/servers/{id}/diagnostics")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DiagnosticsResource {

    private static final int STANDARD_SINCE = 48;

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @Inject
    NodeDirectory nodes;

    @GET
    @Policy("os_compute_api:os-server-diagnostics")
    public Map<String, Object> show(@PathParam("id") String id) {
        Map<String, Object> figures = servers.diagnostics(request.caller(), id).figures();
        if (request.version().before(STANDARD_SINCE)) {
            return figures;
        }
        ServerView server = servers.get(request.caller(), id);
        String type = server.node() == null
                ? null
                : nodes.find(server.node())
                        .map(node -> node.hypervisorType().toLowerCase(Locale.ROOT))
                        .orElse(null);
        return DiagnosticsJson.standard(server, figures, type);
    }
}
