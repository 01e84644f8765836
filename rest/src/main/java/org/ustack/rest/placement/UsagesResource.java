package org.ustack.rest.placement;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.ustack.compute.ServerOwners;
import org.ustack.placement.ResourceProviderService;
import org.ustack.placement.ResourceProviderService.Usage;
import org.ustack.rest.common.CurrentRequest;
import org.ustack.rest.common.Policy;
import org.ustack.rest.common.PolicyGate;

/** {@code /usages?project_id=…} (1.9): what the servers of a project, or of one of its users, have claimed. */
@Path("usages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsagesResource {

    private static final int MAX_ID = 255;
    private static final Pattern TYPE = Pattern.compile("all|unknown|[A-Z0-9_]+");

    @Inject
    PlacementRequest placement;

    @Inject
    CurrentRequest current;

    @Inject
    PolicyGate policies;

    @Inject
    ResourceProviderService providers;

    @Inject
    ServerOwners owners;

    @Context
    UriInfo uri;

    @GET
    @Policy("placement:usages")
    public Map<String, Object> show() {
        PlacementVersion version = placement.since(9);
        QueryReader query = new QueryReader(uri.getQueryParameters(), version);
        String project = id(query, "project_id");
        if (!Objects.equals(project, current.context().projectId())) {
            policies.require(PlacementPolicies.ALL_USAGES);
        }
        Set<String> known = new HashSet<>(Set.of("project_id", "user_id"));
        if (version.atLeast(38)) {
            known.add("consumer_type");
        }
        query.only(known::contains);
        if (project == null) {
            throw QueryReader.bad("Invalid query string parameters: 'project_id' is a required property");
        }
        String type = query.text("consumer_type");
        if (type != null && !TYPE.matcher(type).matches()) {
            throw QueryReader.bad(
                    "Invalid query string parameters: '" + type + "' does not match '^" + TYPE.pattern() + "$'");
        }
        Usage usage = providers.usageOf(owners.serversOf(project, id(query, "user_id")));
        return Map.of("usages", version.atLeast(38) ? byType(usage, type) : usage.resources());
    }

    private static String id(QueryReader query, String name) {
        String id = query.text(name);
        if (id != null && (id.isEmpty() || id.length() > MAX_ID)) {
            throw QueryReader.bad(
                    "Invalid query string parameters: '" + id + "' is too " + (id.isEmpty() ? "short" : "long"));
        }
        return id;
    }

    /** All consumers are servers. */
    static Map<String, Object> byType(Usage usage, String type) {
        boolean wanted = type == null || type.equals("all") || type.equals(AllocationsResource.SERVERS);
        if (!wanted || usage.servers() == 0) {
            return Map.of();
        }
        Map<String, Object> shown = new LinkedHashMap<>(usage.resources());
        shown.put("consumer_count", usage.servers());
        return Map.of("all".equals(type) ? "all" : AllocationsResource.SERVERS, shown);
    }
}
