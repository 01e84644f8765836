package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Set;
import org.ustack.compute.ServerGroupService;
import org.ustack.compute.ServerMoves;
import org.ustack.rest.common.JsonBody;

/** Rebuild: the one action that answers with the server. */
@RequestScoped
public class RebuildActions implements ServerActionHandler {

    @Inject
    ComputeRequest request;

    @Inject
    ServerMoves moves;

    @Inject
    ServerGroupService groups;

    @Inject
    ServerReaders readers;

    @Override
    public Set<ServerVerb> verbs() {
        return EnumSet.of(ServerVerb.REBUILD);
    }

    @Override
    public Response act(String id, ServerVerb verb, JsonBody body) {
        ServerMoves.Rebuilt rebuilt =
                moves.rebuild(request.caller(), id, new RebuildRequest(body, request.version()).wish());
        boolean inGroup = request.version().atLeast(ServerJson.SERVER_GROUPS);
        ServerJson json = new ServerJson(
                        request.version(), ServerJson.Occasion.REBUILT, readers.current(), request.links())
                .inGroup(inGroup ? groups.groupOf(id).orElse(null) : null)
                .withPassword(rebuilt.adminPassword());
        return Response.status(Response.Status.ACCEPTED)
                .header("Location", request.links().self("servers", id))
                .entity(ServerDocuments.one(rebuilt.server(), json::write))
                .build();
    }
}
