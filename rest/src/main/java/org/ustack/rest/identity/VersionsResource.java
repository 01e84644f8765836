package org.ustack.rest.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.PublicEndpoint;

/** Which versions there are. */
@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VersionsResource {

    private static final int MULTIPLE_CHOICES = 300;

    @Inject
    CurrentRequest current;

    @GET
    @PublicEndpoint("clients discover the API before they can log in")
    public Response all() {
        String location = current.baseUrl() + "/identity/v3/";
        return Response.status(MULTIPLE_CHOICES)
                .header("Location", location)
                .entity(Map.of("versions", Map.of("values", List.of(version()))))
                .build();
    }

    @GET
    @Path("v3")
    @PublicEndpoint("clients discover the API before they can log in")
    public Map<String, Object> one() {
        return Map.of("version", version());
    }

    private Map<String, Object> version() {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("id", "v3.14");
        version.put("status", "stable");
        version.put("updated", "2020-04-07T00:00:00Z");
        version.put("links", List.of(Map.of("rel", "self", "href", current.baseUrl() + "/identity/v3/")));
        version.put(
                "media-types",
                List.of(Map.of("base", "application/json", "type", "application/vnd.openstack.identity-v3+json")));
        return version;
    }
}
