package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.MigrationFilter;
import org.ustack.compute.MigrationView;
import org.ustack.compute.ServerMoves;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.Slice;
import org.ustack.rest.common.Policy;

/** {@code /os-migrations}: what moves and what has moved, newest first. Who is no admin sees the own project's, without nodes. */
@Path("v2.1/os-migrations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MigrationsResource {

    private static final int PAGES = 59;
    private static final int CHANGES_BEFORE = 66;
    private static final int OWNERS = 80;

    @Inject
    ComputeRequest request;

    @Inject
    ServerMoves moves;

    @Context
    UriInfo uri;

    @GET
    @Policy("os_compute_api:os-migrations:index")
    public Map<String, Object> list() {
        QueryParameters query = new QueryParameters(uri, request.version()).only(known());
        boolean admin = request.caller().isAdmin();
        Slice<MigrationView> found = moves.migrations(filter(query, admin), page(query));
        MigrationJson json = new MigrationJson(request.version(), admin);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("migrations", found.items().stream().map(json::listed).toList());
        if (found.more() && request.version().atLeast(PAGES)) {
            List<MigrationView> items = found.items();
            String last = items.get(items.size() - 1).id();
            answer.put("migrations_links", request.links().next("os-migrations", query.all(), last));
        }
        return answer;
    }

    private PageRequest page(QueryParameters query) {
        return request.version().atLeast(PAGES) ? query.page() : new PageRequest(PageRequest.MAX_LIMIT, null);
    }

    private MigrationFilter filter(QueryParameters query, boolean admin) {
        boolean owners = request.version().atLeast(OWNERS);
        Instant since = request.version().atLeast(PAGES) ? query.time("changes-since") : null;
        Instant before = request.version().atLeast(CHANGES_BEFORE) ? query.time("changes-before") : null;
        if (since != null && before != null && since.isAfter(before)) {
            throw new CloudException(
                    CommonError.BAD_REQUEST,
                    "reason",
                    "The value of changes-since must be less than or equal to changes-before.");
        }
        return new MigrationFilter(
                query.text("instance_uuid"),
                query.text("host"),
                query.text("source_compute"),
                query.text("status"),
                query.text("migration_type"),
                since,
                before,
                owners ? query.text("user_id") : null,
                admin
                        ? owners ? query.text("project_id") : null
                        : request.caller().projectId());
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
