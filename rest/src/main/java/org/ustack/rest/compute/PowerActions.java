package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerService;
import org.ustack.rest.common.JsonBody;

/** What changes the power of a server: start, stop, reboot, pause, suspend and their opposites. */
@RequestScoped
public class PowerActions implements ServerActionHandler {

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @Override
    public Set<ServerVerb> verbs() {
        return EnumSet.of(
                ServerVerb.START,
                ServerVerb.STOP,
                ServerVerb.REBOOT,
                ServerVerb.PAUSE,
                ServerVerb.UNPAUSE,
                ServerVerb.SUSPEND,
                ServerVerb.RESUME);
    }

    @Override
    public Response act(String id, ServerVerb verb, JsonBody body) {
        return switch (verb) {
            case START -> change(id, ServerAction.START);
            case STOP -> change(id, ServerAction.STOP);
            case PAUSE -> change(id, ServerAction.PAUSE);
            case UNPAUSE -> change(id, ServerAction.UNPAUSE);
            case SUSPEND -> change(id, ServerAction.SUSPEND);
            case RESUME -> change(id, ServerAction.RESUME);
            case REBOOT -> reboot(id, body);
            default -> throw new IllegalArgumentException(verb.key());
        };
    }

    private Response change(String id, ServerAction action) {
        servers.change(request.caller(), id, action);
        return ServerActionHandler.accepted();
    }

    private Response reboot(String id, JsonBody body) {
        JsonBody reboot = body.requiredObject("reboot");
        if (reboot == null) {
            throw body.invalid("reboot", "None is not of type 'object'");
        }
        String type = reboot.only("type").requiredText("type", 1, Fields.MAX_NAME);
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "SOFT" -> change(id, ServerAction.SOFT_REBOOT);
            case "HARD" -> change(id, ServerAction.HARD_REBOOT);
            default ->
                throw reboot.invalid(
                        "type", "'" + type + "' is not one of ['HARD', 'Hard', 'hard', 'SOFT', 'Soft', 'soft']");
        };
    }
}
