package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.ConsoleService;
import org.ustack.compute.ServerService;
import org.ustack.rest.common.JsonBody;

/** The console of a server: what it wrote, and addresses to work on it, which {@code /remote-consoles} took over with 2.6. */
@RequestScoped
public class ConsoleActions implements ServerActionHandler {

    private static final long MOST_LINES = Integer.MAX_VALUE;
    private static final long ALL_LINES = -1;

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @Inject
    ConsoleService consoles;

    @Override
    public Set<ServerVerb> verbs() {
        return EnumSet.of(
                ServerVerb.CONSOLE_OUTPUT,
                ServerVerb.VNC_CONSOLE,
                ServerVerb.SERIAL_CONSOLE,
                ServerVerb.SPICE_CONSOLE,
                ServerVerb.RDP_CONSOLE);
    }

    @Override
    public Response act(String id, ServerVerb verb, JsonBody body) {
        return switch (verb) {
            case CONSOLE_OUTPUT -> consoleOutput(id, body);
            case VNC_CONSOLE, SERIAL_CONSOLE, SPICE_CONSOLE, RDP_CONSOLE -> console(id, verb, body);
            default -> throw new IllegalArgumentException(verb.key());
        };
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
}
