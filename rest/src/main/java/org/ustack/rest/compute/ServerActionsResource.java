package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ConsoleService;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerStatus;
import org.ustack.compute.ServerView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** {@code /servers/{id}/action}: one address, the verb is the only key of the body. */
@Path("v2.1/servers/{id}/action")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServerActionsResource {

    private static final long MOST_LINES = Integer.MAX_VALUE;
    private static final long ALL_LINES = -1;
    private static final int LOCK_REASON_SINCE = 73;

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @Inject
    ConsoleService consoles;

    @Inject
    ServerSecurityGroups groups;

    @Inject
    PolicyGate policies;

    @POST
    @Policy("os_compute_api:servers:action")
    public Response act(@PathParam("id") String id, JsonBody body) {
        List<String> keys = body.names();
        if (keys.size() != 1) {
            throw new CloudException(CommonError.MALFORMED_BODY, "reason", "exactly one action is expected");
        }
        ServerVerb verb = ServerVerb.of(keys.get(0))
                .orElseThrow(() -> new CloudException(ComputeApiError.NO_SUCH_ACTION, "action", keys.get(0)));
        if (!verb.existsAt(request.version())) {
            throw new CloudException(CommonError.PATH_NOT_FOUND);
        }
        policies.require(verb.rule());
        return switch (verb) {
            case START -> change(id, ServerAction.START);
            case STOP -> change(id, ServerAction.STOP);
            case REBOOT -> reboot(id, body);
            case PAUSE -> change(id, ServerAction.PAUSE);
            case UNPAUSE -> change(id, ServerAction.UNPAUSE);
            case SUSPEND -> change(id, ServerAction.SUSPEND);
            case RESUME -> change(id, ServerAction.RESUME);
            case LOCK -> lock(id, body);
            case UNLOCK -> unlock(id);
            case FORCE_DELETE -> forceDelete(id);
            case RESET_STATE -> resetState(id, body);
            case CONSOLE_OUTPUT -> consoleOutput(id, body);
            case VNC_CONSOLE, SERIAL_CONSOLE, SPICE_CONSOLE, RDP_CONSOLE -> console(id, verb, body);
            case ADD_SECURITY_GROUP, REMOVE_SECURITY_GROUP -> securityGroup(id, verb, body);
            case RESTORE, UNSHELVE, SHELVE_OFFLOAD, CONFIRM_RESIZE, REVERT_RESIZE, UNRESCUE ->
                throw wrongState(id, verb);
            default -> throw notOffered(id, verb);
        };
    }

    private Response change(String id, ServerAction action) {
        servers.change(request.caller(), id, action);
        return accepted();
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

    private Response lock(String id, JsonBody body) {
        String reason = null;
        if (request.version().atLeast(LOCK_REASON_SINCE)) {
            JsonBody lock = body.object("lock");
            reason = lock == null ? null : lock.only("locked_reason").text("locked_reason", 1, Fields.MAX_NAME);
        }
        servers.lock(request.caller(), id, reason);
        return accepted();
    }

    private Response unlock(String id) {
        servers.unlock(request.caller(), id);
        return accepted();
    }

    /** Nothing is kept for a while after a deletion, so deleting at once is what deleting always is. */
    private Response forceDelete(String id) {
        servers.delete(request.caller(), id);
        return accepted();
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
        return accepted();
    }

    private Response consoleOutput(String id, JsonBody body) {
        JsonBody output = body.object("os-getConsoleOutput");
        Long lines = output == null ? null : output.only("length").integer("length", ALL_LINES, MOST_LINES);
        Integer last = lines == null || lines == ALL_LINES ? null : lines.intValue();
        return Response.ok(Map.of("output", servers.consoleLog(request.caller(), id, last)))
                .build();
    }

    private Response console(String id, ServerVerb verb, JsonBody body) {
        JsonBody asked = body.requiredObject(verb.key());
        if (asked == null) {
            throw body.invalid(verb.key(), "None is not of type 'object'");
        }
        String type = asked.only("type").requiredText("type", 1, Fields.MAX_NAME);
        ConsoleKind kind =
                ConsoleKind.of(type).orElseThrow(() -> asked.invalid("type", "'" + type + "' is not a console type"));
        if (kind.verb() != verb) {
            throw asked.invalid("type", "'" + type + "' is not a type of " + verb.key());
        }
        ConsoleService.ConsoleAccess access = kind.open(consoles, request.caller(), id);
        return Response.ok(Map.of("console", Json.object("type", type, "url", access.url())))
                .build();
    }

    private Response securityGroup(String id, ServerVerb verb, JsonBody body) {
        JsonBody asked = body.requiredObject(verb.key());
        if (asked == null) {
            throw body.invalid(verb.key(), "None is not of type 'object'");
        }
        String group = asked.requiredText("name", 1, Fields.MAX_NAME);
        if (verb == ServerVerb.ADD_SECURITY_GROUP) {
            groups.add(id, group);
        } else {
            groups.remove(id, group);
        }
        return accepted();
    }

    private CloudException wrongState(String id, ServerVerb verb) {
        ServerView server = servers.get(request.caller(), id);
        return new CloudException(
                ComputeError.WRONG_STATE,
                "action",
                verb.key(),
                "id",
                server.id(),
                "attribute",
                "vm_state",
                "state",
                ServerStatus.of(server).vmState());
    }

    private CloudException notOffered(String id, ServerVerb verb) {
        servers.get(request.caller(), id);
        return new CloudException(ComputeApiError.NOT_OFFERED, "what", "The action " + verb.key());
    }

    private static Response accepted() {
        return Response.status(Response.Status.ACCEPTED).build();
    }
}
