package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.Policy;

/** {@code /os-migrations}. Servers are not moved between nodes by this cloud, so the list is empty whatever is asked for. */
@Path("v2.1/os-migrations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MigrationsResource {

    private static final int PAGES = 59;
    private static final int CHANGES_BEFORE = 66;
    private static final int OWNERS = 80;

    @Inject
    ComputeRequest request;

    @Context
    UriInfo uri;

    @GET
    @Policy("os_compute_api:os-migrations:index")
    public Map<String, Object> list() {
        QueryParameters query = new QueryParameters(uri, request.version()).only(known());
        if (request.version().atLeast(PAGES)) {
            String marker = query.page().marker();
            if (marker != null) {
                throw new CloudException(CommonError.MARKER_NOT_FOUND, "marker", marker);
            }
            query.time("changes-since");
        }
        if (request.version().atLeast(CHANGES_BEFORE)) {
            query.time("changes-before");
        }
        return Map.of("migrations", List.of());
    }

    private Set<String> known() {
        Set<String> known =
                new HashSet<>(Set.of("hidden", "host", "instance_uuid", "migration_type", "source_compute", "status"));
        if (request.version().atLeast(PAGES)) {
            known.addAll(Set.of("limit", "marker", "changes-since"));
        }
        if (request.version().atLeast(CHANGES_BEFORE)) {
            known.add("changes-before");
        }
        if (request.version().atLeast(OWNERS)) {
            known.addAll(Set.of("user_id", "project_id"));
        }
        return known;
    }
}
