package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.ServerService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.Slice;
import org.ustack.platform.OperationView;
import org.ustack.platform.StepView;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** {@code /servers/{id}/os-instance-actions}; since 2.21 also of deleted servers. */
@Path("v2.1/servers/{id}/os-instance-actions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InstanceActionsResource {

    private static final int DELETED_SINCE = 21;
    private static final int PAGES_SINCE = 58;
    private static final int CHANGES_BEFORE_SINCE = 66;

    @Inject
    ComputeRequest request;

    @Inject
    ServerService servers;

    @Inject
    PolicyGate policies;

    @Context
    UriInfo uri;

    @GET
    @Policy("os_compute_api:os-instance-actions:list")
    public Map<String, Object> list(@PathParam("id") String id) {
        checkServer(id);
        QueryParameters query = new QueryParameters(uri, request.version());
        boolean paged = request.version().atLeast(PAGES_SINCE);
        PageRequest page = paged ? query.page() : PageRequest.first();
        Slice<OperationView> found = paged ? changed(id, query, page) : servers.operations(request.caller(), id, page);
        InstanceActionJson json = json();
        Map<String, Object> answer = Json.object(
                "instanceActions", found.items().stream().map(json::action).toList());
        if (paged && found.more()) {
            String last = found.items().get(found.items().size() - 1).requestId();
            answer.put("links", request.links().next("servers/" + id + "/os-instance-actions", query.all(), last));
        }
        return answer;
    }

    /** Reads on, page by page, until enough operations lie in the wanted time. A server has few. */
    private Slice<OperationView> changed(String id, QueryParameters query, PageRequest page) {
        boolean before = request.version().atLeast(CHANGES_BEFORE_SINCE);
        query.only(
                before
                        ? Set.of("limit", "marker", "changes-since", "changes-before")
                        : Set.of("limit", "marker", "changes-since"));
        Instant since = query.time("changes-since");
        Instant until = before ? query.lastMoment("changes-before") : null;
        if (since != null && until != null && since.isAfter(until)) {
            throw new CloudException(
                    CommonError.BAD_REQUEST,
                    "reason",
                    "The value of changes-since must be less than or equal to changes-before.");
        }
        if (since == null && until == null) {
            return servers.operations(request.caller(), id, page);
        }
        List<OperationView> wanted = new ArrayList<>();
        String marker = page.marker();
        boolean more = true;
        while (more && wanted.size() <= page.limit()) {
            Slice<OperationView> next =
                    servers.operations(request.caller(), id, new PageRequest(PageRequest.MAX_LIMIT, marker));
            next.items().stream()
                    .filter(operation -> lies(operation.updatedAt(), since, until))
                    .forEach(wanted::add);
            more = next.more();
            marker = more ? next.items().get(next.items().size() - 1).requestId() : null;
        }
        return Slice.of(wanted, page.limit());
    }

    private static boolean lies(Instant time, Instant since, Instant until) {
        return (since == null || !time.isBefore(since)) && (until == null || !time.isAfter(until));
    }

    @GET
    @Path("{request}")
    @Policy("os_compute_api:os-instance-actions:show")
    public Map<String, Object> show(@PathParam("id") String id, @PathParam("request") String requestId) {
        checkServer(id);
        OperationView operation = servers.operation(request.caller(), id, requestId)
                .orElseThrow(() -> new CloudException(
                        ComputeApiError.INSTANCE_ACTION_NOT_FOUND, "server", id, "request", requestId));
        InstanceActionJson json = json();
        List<StepView> steps = json.showsEvents() ? servers.steps(request.caller(), operation) : List.of();
        return Map.of("instanceAction", json.actionWithEvents(operation, steps));
    }

    private void checkServer(String id) {
        if (request.version().before(DELETED_SINCE)) {
            servers.get(request.caller(), id);
        }
    }

    private InstanceActionJson json() {
        return new InstanceActionJson(request.version(), policies.allows("os_compute_api:os-instance-actions:events"));
    }
}
