package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.PublicEndpoint;

/** Discovery: which versions there are. */
@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class VersionsResource {

    private static final String WHY = "clients discover versions before they have a token";

    @Inject
    CurrentRequest current;

    @GET
    @PublicEndpoint(WHY)
    public Map<String, Object> all() {
        return VersionJson.all(root());
    }

    @GET
    @Path("v2.1")
    @PublicEndpoint(WHY)
    public Map<String, Object> newest() {
        return VersionJson.one(root(), true);
    }

    @GET
    @Path("v2")
    @PublicEndpoint(WHY)
    public Map<String, Object> old() {
        return VersionJson.one(root(), false);
    }

    private String root() {
        return current.baseUrl() + "/compute";
    }
}
