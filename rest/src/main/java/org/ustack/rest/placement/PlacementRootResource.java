package org.ustack.rest.placement;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.ustack.rest.common.PublicEndpoint;

/** Discovery. */
@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PlacementRootResource {

    @GET
    @PublicEndpoint("clients discover versions before they have a token")
    public Map<String, Object> versions() {
        return Map.of(
                "versions",
                List.of(Map.of(
                        "id", "v1.0",
                        "max_version", PlacementVersion.MAX.toString(),
                        "min_version", PlacementVersion.MIN.toString(),
                        "status", "CURRENT",
                        "links", List.of(Map.of("rel", "self", "href", "")))));
    }
}
