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
import org.ustack.kernel.Json;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.PublicEndpoint;

/** Which versions there are. */
@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VersionsResource {

    private static final int MULTIPLE_CHOICES = 300;

    /** A client that takes anything gets the versions. */
    private static final String JSON_HOME = JsonHome.TYPE + ";qs=0.5";

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

    /** Everything by relation, to a client that asks for that; at the root and at the version alike, as upstream. */
    @GET
    @Produces(JSON_HOME)
    @PublicEndpoint("clients discover the API before they can log in")
    public String home() {
        return Json.write(JsonHome.document());
    }

    @GET
    @Path("v3")
    @Produces(JSON_HOME)
    @PublicEndpoint("clients discover the API before they can log in")
    public String homeOfVersion() {
        return home();
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
