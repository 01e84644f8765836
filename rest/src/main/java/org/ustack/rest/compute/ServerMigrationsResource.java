package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.ustack.compute.ServerService;
import org.ustack.kernel.CloudException;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.Policy;

/** {@code /servers/{id}/migrations}: the live migrations that run on a server now. There are no others here, and none yet. */
@Path("v2.1/servers/{id}/migrations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServerMigrationsResource {

    private static final int LISTED = 23;
    private static final int FORCED = 22;
    private static final int ABORTED = 24;

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @GET
    @Microversions(from = LISTED)
    @Policy("os_compute_api:servers:migrations:index")
    public Map<String, Object> list(@PathParam("id") String id) {
        servers.get(request.caller(), id);
        return Map.of("migrations", List.of());
    }

    @GET
    @Path("{migration}")
    @Microversions(from = LISTED)
    @Policy("os_compute_api:servers:migrations:show")
    public Map<String, Object> show(@PathParam("id") String id, @PathParam("migration") String migration) {
        throw notRunning(id, migration);
    }

    @DELETE
    @Path("{migration}")
    @Microversions(from = ABORTED)
    @Policy("os_compute_api:servers:migrations:delete")
    public void abort(@PathParam("id") String id, @PathParam("migration") String migration) {
        throw notRunning(id, migration);
    }

    @POST
    @Path("{migration}/action")
    @Microversions(from = FORCED)
    @Policy("os_compute_api:servers:migrations:force_complete")
    public void forceComplete(@PathParam("id") String id, @PathParam("migration") String migration, JsonBody body) {
        body.only("force_complete");
        if (!body.has("force_complete")) {
            throw body.invalid("force_complete", "'force_complete' is a required property");
        }
        throw notRunning(id, migration);
    }

    private CloudException notRunning(String id, String migration) {
        servers.get(request.caller(), id);
        return new CloudException(ComputeApiError.MIGRATION_NOT_FOUND, "migration", migration, "server", id);
    }
}
