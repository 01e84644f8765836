package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Set;
import org.ustack.compute.ServerService;
import org.ustack.rest.common.JsonBody;

/** Locks a server against changes by its owners, with a reason from 2.73 on, and unlocks it. */
@RequestScoped
public class LockActions implements ServerActionHandler {

    private static final int LOCK_REASON_SINCE = 73;

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @Override
    public Set<ServerVerb> verbs() {
        return EnumSet.of(ServerVerb.LOCK, ServerVerb.UNLOCK);
    }

    @Override
    public Response act(String id, ServerVerb verb, JsonBody body) {
        return switch (verb) {
            case LOCK -> lock(id, body);
            case UNLOCK -> unlock(id);
            default -> throw new IllegalArgumentException(verb.key());
        };
    }

    private Response lock(String id, JsonBody body) {
        String reason = null;
        if (request.version().atLeast(LOCK_REASON_SINCE)) {
            JsonBody lock = body.object("lock");
            reason = lock == null ? null : lock.only("locked_reason").text("locked_reason", 1, Fields.MAX_NAME);
        }
        servers.lock(request.caller(), id, reason);
        return ServerActionHandler.accepted();
    }

    private Response unlock(String id) {
        servers.unlock(request.caller(), id);
        return ServerActionHandler.accepted();
    }
}
