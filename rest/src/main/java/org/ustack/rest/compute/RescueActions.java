package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.RescueService;
import org.ustack.rest.common.JsonBody;

/** Starts a server from another image, and from its own disk again. */
@RequestScoped
public class RescueActions implements ServerActionHandler {

    @Inject
    ComputeRequest request;

    @Inject
    RescueService rescues;

    @Override
    public Set<ServerVerb> verbs() {
        return EnumSet.of(ServerVerb.RESCUE, ServerVerb.UNRESCUE);
    }

    @Override
    public Response act(String id, ServerVerb verb, JsonBody body) {
        if (verb == ServerVerb.UNRESCUE) {
            rescues.unrescue(request.caller(), id);
            return ServerActionHandler.accepted();
        }
        String password = null;
        String image = null;
        if (body.hasValue(verb.key())) {
            JsonBody asked = body.object(verb.key()).only("adminPass", "rescue_image_ref");
            password = asked.text("adminPass", 0, Fields.MAX_NAME);
            image = asked.text("rescue_image_ref", 0, Fields.MAX_NAME);
            if (image != null && !Fields.isUuid(image)) {
                throw asked.invalid("rescue_image_ref", "'" + image + "' is not a 'uuid'");
            }
        }
        return Response.ok(Map.of("adminPass", rescues.rescue(request.caller(), id, image, password)))
                .build();
    }
}
