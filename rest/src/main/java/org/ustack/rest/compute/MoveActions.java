package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.ServerMoves;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.JsonBody;

/** What takes a server to another size or node: resize with its confirmation and reversal, migrate, evacuate. */
@RequestScoped
public class MoveActions implements ServerActionHandler {

    private static final int HOST_OF_MIGRATION = 56;
    private static final int NO_SHARED_STORAGE = 14;
    private static final int FORCE_SINCE = 29;
    private static final int FORCE_UNTIL = 67;
    private static final int LONG_TEXT = 65_535;

    @Inject
    ComputeRequest request;

    @Inject
    ServerMoves moves;

    @Override
    public Set<ServerVerb> verbs() {
        return EnumSet.of(
                ServerVerb.RESIZE,
                ServerVerb.CONFIRM_RESIZE,
                ServerVerb.REVERT_RESIZE,
                ServerVerb.MIGRATE,
                ServerVerb.EVACUATE);
    }

    @Override
    public Response act(String id, ServerVerb verb, JsonBody body) {
        return switch (verb) {
            case RESIZE -> resize(id, body);
            case CONFIRM_RESIZE -> {
                moves.confirmResize(request.caller(), id);
                yield Response.noContent().build();
            }
            case REVERT_RESIZE -> {
                moves.revertResize(request.caller(), id);
                yield ServerActionHandler.accepted();
            }
            case MIGRATE -> migrate(id, body);
            case EVACUATE -> evacuate(id, body);
            default -> throw new IllegalArgumentException(verb.key());
        };
    }

    private Response resize(String id, JsonBody body) {
        JsonBody resize = body.requiredObject("resize");
        if (resize == null) {
            throw body.invalid("resize", "None is not of type 'object'");
        }
        resize.only("flavorRef", "OS-DCF:diskConfig");
        moves.resize(request.caller(), id, Fields.flavorRef(resize), Fields.diskConfig(resize));
        return ServerActionHandler.accepted();
    }

    private Response migrate(String id, JsonBody body) {
        String host = null;
        if (request.version().atLeast(HOST_OF_MIGRATION)) {
            JsonBody migrate = body.object("migrate");
            host = migrate == null ? null : migrate.only("host").text("host", 1, Fields.MAX_NAME);
        }
        moves.migrate(request.caller(), id, host);
        return ServerActionHandler.accepted();
    }

    private Response evacuate(String id, JsonBody body) {
        JsonBody evacuate = body.requiredObject("evacuate");
        if (evacuate == null) {
            throw body.invalid("evacuate", "None is not of type 'object'");
        }
        evacuate.only(knownOfEvacuate());
        boolean passwordShown = request.version().before(NO_SHARED_STORAGE);
        if (passwordShown) {
            checkStorage(evacuate);
        }
        String host = evacuate.text("host", 1, Fields.MAX_NAME);
        if (Boolean.TRUE.equals(evacuate.flag("force")) && host == null) {
            throw new CloudException(CommonError.BAD_REQUEST, "reason", "Can't force to a non-provided destination");
        }
        String password = moves.evacuate(request.caller(), id, host, evacuate.text("adminPass", 0, LONG_TEXT));
        return passwordShown
                ? Response.ok(Map.of("adminPass", password)).build()
                : Response.ok().build();
    }

    private Set<String> knownOfEvacuate() {
        Set<String> known = new HashSet<>(Set.of("host", "adminPass"));
        if (request.version().before(NO_SHARED_STORAGE)) {
            known.add("onSharedStorage");
        }
        if (request.version().atLeast(FORCE_SINCE) && request.version().minor() <= FORCE_UNTIL) {
            known.add("force");
        }
        return known;
    }

    /** Who takes the disks for shared would wonder where they are afterwards. */
    private static void checkStorage(JsonBody evacuate) {
        Boolean shared = evacuate.flag("onSharedStorage");
        if (shared == null) {
            throw evacuate.invalid("onSharedStorage", "'onSharedStorage' is a required property");
        }
        if (shared) {
            throw new CloudException(
                    CommonError.BAD_REQUEST,
                    "reason",
                    "Invalid state of instance files on shared storage: the nodes of this cloud share none.");
        }
    }
}
