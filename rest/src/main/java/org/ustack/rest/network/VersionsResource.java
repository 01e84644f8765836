package org.ustack.rest.network;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.PublicEndpoint;

/** {@code /}: what clients read before they have a token. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class VersionsResource {

    @Inject
    CurrentRequest current;

    @GET
    @PublicEndpoint("version discovery")
    public Map<String, Object> versions() {
        return Map.of(
                "versions",
                List.of(Map.of("id", "v2.0", "status", "CURRENT", "links", List.of(self("")))));
    }

    private Map<String, Object> self(String path) {
        return Map.of("rel", "self", "href", current.baseUrl() + "/network/v2.0/" + path);
    }
}
