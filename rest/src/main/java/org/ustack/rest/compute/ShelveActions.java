package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Set;
import org.ustack.compute.ShelvingService;
import org.ustack.compute.ShelvingService.Place;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.PolicyGate;

/** Puts a server away as an image, and brings it back: from 2.77 on into a zone, from 2.91 on onto a host. */
@RequestScoped
public class ShelveActions implements ServerActionHandler {

    private static final int ZONE_SINCE = 77;
    private static final int HOST_SINCE = 91;
    private static final String ZONE = "availability_zone";
    private static final String HOST = "host";

    @Inject
    ComputeRequest request;

    @Inject
    ShelvingService shelving;

    @Inject
    PolicyGate policies;

    @Override
    public Set<ServerVerb> verbs() {
        return EnumSet.of(ServerVerb.SHELVE, ServerVerb.SHELVE_OFFLOAD, ServerVerb.UNSHELVE);
    }

    @Override
    public Response act(String id, ServerVerb verb, JsonBody body) {
        switch (verb) {
            case SHELVE -> shelving.shelve(request.caller(), id);
            case SHELVE_OFFLOAD -> shelving.offload(request.caller(), id);
            case UNSHELVE -> shelving.unshelve(request.caller(), id, place(body));
            default -> throw new IllegalArgumentException(verb.key());
        }
        return ServerActionHandler.accepted();
    }

    private Place place(JsonBody body) {
        if (!request.version().atLeast(ZONE_SINCE) || !body.hasValue("unshelve")) {
            return Place.AS_BEFORE;
        }
        JsonBody asked = body.object("unshelve");
        boolean hosts = request.version().atLeast(HOST_SINCE);
        asked.only(hosts ? Set.of(ZONE, HOST) : Set.of(ZONE));
        if (asked.names().isEmpty()) {
            throw body.invalid(
                    "unshelve",
                    hosts ? "{} does not have enough properties" : "'availability_zone' is a required property");
        }
        boolean anyZone = hosts && asked.has(ZONE) && !asked.hasValue(ZONE);
        String zone = anyZone ? null : Fields.name(asked, ZONE);
        String host = asked.text(HOST, 1, Fields.MAX_NAME);
        if (host != null) {
            policies.require("os_compute_api:os-shelve:unshelve_to_host");
        }
        return new Place(anyZone || zone != null, zone, host);
    }
}
