package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.compute.ConsoleService;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /servers/{id}/remote-consoles}. */
@Path("v2.1/servers/{id}/remote-consoles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RemoteConsolesResource {

    @Inject
    ComputeRequest request;

    @Inject
    ConsoleService consoles;

    @POST
    @Microversions(from = 6)
    @Policy("os_compute_api:os-remote-consoles")
    public Map<String, Object> open(@PathParam("id") String id, JsonBody body) {
        JsonBody asked = body.only("remote_console").requiredObject("remote_console");
        if (asked == null) {
            throw body.invalid("remote_console", "None is not of type 'object'");
        }
        asked.only("protocol", "type");
        String protocol = asked.requiredText("protocol", 1, Fields.MAX_NAME);
        String type = asked.requiredText("type", 1, Fields.MAX_NAME);
        ConsoleKind kind = ConsoleKind.of(protocol, type, request.version())
                .orElseThrow(
                        () -> asked.invalid("type", "'" + type + "' is not a type of the protocol '" + protocol + "'"));
        ConsoleService.ConsoleAccess access = kind.open(consoles, request.caller(), id);
        return Map.of("remote_console", Json.object("protocol", protocol, "type", type, "url", access.url()));
    }
}
