package org.ustack.rest.ustack;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.kernel.CommonError;
import org.ustack.placement.PlacementService;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;
import org.ustack.rest.compute.HostId;

/** {@code /placement-decisions?server=<id>}: why a server stands where it does, or found no place. Newest first. */
@Path("placement-decisions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PlacementDecisionsResource {

    @Inject
    CurrentRequest current;

    @Inject
    ServerService servers;

    @Inject
    PlacementService placement;

    @Inject
    PolicyGate policies;

    @GET
    @Policy("ustack:placement-decisions:list")
    public Map<String, Object> list(@QueryParam("server") String serverId) {
        if (serverId == null || serverId.isEmpty()) {
            throw CommonError.invalid("server", "None", "the id of a server is needed");
        }
        ServerView server = servers.get(current.context(), serverId);
        PlacementDecisionJson json = new PlacementDecisionJson(names(server));
        return Map.of(
                "decisions",
                placement.decisions(server.id()).stream().map(json::decision).toList());
    }

    private UnaryOperator<String> names(ServerView server) {
        if (policies.allows("ustack:placement-decisions:node-names")) {
            return UnaryOperator.identity();
        }
        HostId hostIds = new HostId();
        return node -> hostIds.of(server.projectId(), node);
    }
}
