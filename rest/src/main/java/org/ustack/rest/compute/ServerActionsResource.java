package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ServerService;
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

    /** Verbs out of states that no server of this cloud is ever in. */
    private static final Set<ServerVerb> OUT_OF_OTHER_STATES = EnumSet.of(
            ServerVerb.RESTORE,
            ServerVerb.UNSHELVE,
            ServerVerb.SHELVE_OFFLOAD,
            ServerVerb.CONFIRM_RESIZE,
            ServerVerb.REVERT_RESIZE,
            ServerVerb.UNRESCUE);

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @Inject
    Instance<ServerActionHandler> handlers;

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
        for (ServerActionHandler handler : handlers) {
            if (handler.verbs().contains(verb)) {
                return handler.act(id, verb, body);
            }
        }
        throw OUT_OF_OTHER_STATES.contains(verb) ? wrongState(id, verb) : notOffered(id, verb);
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
}
