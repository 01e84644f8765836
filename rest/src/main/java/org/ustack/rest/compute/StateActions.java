package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Set;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerState;
import org.ustack.rest.common.JsonBody;

/** What goes past the state of a server: deleting it at once, and setting its state. */
@RequestScoped
public class StateActions implements ServerActionHandler {

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @Override
    public Set<ServerVerb> verbs() {
        return EnumSet.of(ServerVerb.FORCE_DELETE, ServerVerb.RESET_STATE);
    }

    @Override
    public Response act(String id, ServerVerb verb, JsonBody body) {
        return switch (verb) {
            case FORCE_DELETE -> forceDelete(id);
            case RESET_STATE -> resetState(id, body);
            default -> throw new IllegalArgumentException(verb.key());
        };
    }

    /** Nothing is kept for a while after a deletion, so deleting at once is what deleting always is. */
    private Response forceDelete(String id) {
        servers.delete(request.caller(), id);
        return ServerActionHandler.accepted();
    }

    private Response resetState(String id, JsonBody body) {
        JsonBody reset = body.requiredObject("os-resetState");
        if (reset == null) {
            throw body.invalid("os-resetState", "None is not of type 'object'");
        }
        String state = reset.only("state").requiredText("state", 1, Fields.MAX_NAME);
        ServerState target =
                switch (state) {
                    case "active" -> ServerState.ACTIVE;
                    case "error" -> ServerState.ERROR;
                    default -> throw reset.invalid("state", "'" + state + "' is not one of ['active', 'error']");
                };
        servers.resetState(request.caller(), id, target);
        return ServerActionHandler.accepted();
    }
}
