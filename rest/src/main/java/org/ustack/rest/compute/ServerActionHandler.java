package org.ustack.rest.compute;

import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.ustack.rest.common.JsonBody;

/** A family of actions of {@code POST /servers/{id}/action}; each verb that this cloud offers belongs to exactly one. */
public interface ServerActionHandler {

    Set<ServerVerb> verbs();

    /**
     * Does one of {@link #verbs}, whose own rule has been checked.
     *
     * @param body the whole body, whose only key is the verb's
     */
    Response act(String id, ServerVerb verb, JsonBody body);

    /** What most actions answer: 202 without a body. */
    static Response accepted() {
        return Response.status(Response.Status.ACCEPTED).build();
    }
}
