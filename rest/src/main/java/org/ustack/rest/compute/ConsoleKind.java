package org.ustack.rest.compute;

import java.util.Arrays;
import java.util.Optional;
import org.ustack.compute.ConsoleService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;

/** Console types of the API; those that no node serves are refused as Nova refuses a type that is switched off. */
enum ConsoleKind {
    NOVNC("vnc", "novnc", ServerVerb.VNC_CONSOLE, 6, true),
    XVPVNC("vnc", "xvpvnc", ServerVerb.VNC_CONSOLE, 6, false),
    SERIAL("serial", "serial", ServerVerb.SERIAL_CONSOLE, 6, true),
    SPICE("spice", "spice-html5", ServerVerb.SPICE_CONSOLE, 6, false),
    RDP("rdp", "rdp-html5", ServerVerb.RDP_CONSOLE, 6, false),
    MKS("mks", "webmks", null, 8, false);

    private final String protocol;
    private final String type;
    private final ServerVerb verb;
    private final int since;
    private final boolean served;

    ConsoleKind(String protocol, String type, ServerVerb verb, int since, boolean served) {
        this.protocol = protocol;
        this.type = type;
        this.verb = verb;
        this.since = since;
        this.served = served;
    }

    static Optional<ConsoleKind> of(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    /** For {@code /remote-consoles}, where protocol and type must fit. */
    static Optional<ConsoleKind> of(String protocol, String type, Microversion version) {
        return of(type).filter(kind -> kind.protocol.equals(protocol) && version.atLeast(kind.since));
    }

    String protocol() {
        return protocol;
    }

    String type() {
        return type;
    }

    /** The older action that opens it, or null. */
    ServerVerb verb() {
        return verb;
    }

    ConsoleService.ConsoleAccess open(ConsoleService consoles, RequestContext caller, String serverId) {
        if (!served) {
            throw new CloudException(ComputeApiError.CONSOLE_TYPE_UNAVAILABLE, "type", type);
        }
        return consoles.open(caller, serverId, protocol, type);
    }
}
