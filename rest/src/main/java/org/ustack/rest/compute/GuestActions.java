package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Set;
import org.ustack.compute.PasswordService;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.JsonBody;

/** What is done to the system inside a server: a new password, and from 2.17 on an interrupt at which it dumps its memory. */
@RequestScoped
public class GuestActions implements ServerActionHandler {

    private static final int CRASH_DUMP_SINCE = 17;

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @Inject
    PasswordService passwords;

    @Override
    public Set<ServerVerb> verbs() {
        return EnumSet.of(ServerVerb.CHANGE_PASSWORD, ServerVerb.CRASH_DUMP);
    }

    @Override
    public Response act(String id, ServerVerb verb, JsonBody body) {
        if (verb == ServerVerb.CRASH_DUMP) {
            crashDump(id, body);
        } else {
            changePassword(id, body);
        }
        return ServerActionHandler.accepted();
    }

    private void crashDump(String id, JsonBody body) {
        if (!request.version().atLeast(CRASH_DUMP_SINCE)) {
            throw new CloudException(CommonError.PATH_NOT_FOUND);
        }
        if (body.hasValue(ServerVerb.CRASH_DUMP.key())) {
            throw body.invalid(ServerVerb.CRASH_DUMP.key(), "the value is not of type 'null'");
        }
        servers.change(request.caller(), id, ServerAction.CRASH_DUMP);
    }

    private void changePassword(String id, JsonBody body) {
        JsonBody asked = body.requiredObject(ServerVerb.CHANGE_PASSWORD.key());
        if (asked == null) {
            throw body.invalid(ServerVerb.CHANGE_PASSWORD.key(), "None is not of type 'object'");
        }
        String password = asked.only("adminPass").requiredText("adminPass", 0, Fields.MAX_NAME);
        passwords.changePassword(request.caller(), id, password);
    }
}
