package org.ustack.rest.placement;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.placement.ResourceProviderService;
import org.ustack.placement.ResourceProviderService.Provider;
import org.ustack.rest.common.Policy;

/** {@code /allocation_candidates} (1.10): which providers could take a consumer. */
@Path("allocation_candidates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AllocationCandidatesResource {

    @Inject
    PlacementRequest placement;

    @Inject
    ResourceProviderService providers;

    @Context
    UriInfo uri;

    @GET
    @Policy("placement:allocation_candidates:list")
    public Map<String, Object> list() {
        QueryReader query = new QueryReader(uri.getQueryParameters(), placement.since(10));
        List<Provider> all = providers.all();
        return json(CandidateQuery.read(query, Vocabulary.traits(all)), all, query.version());
    }

    static Map<String, Object> json(CandidateQuery query, List<Provider> all, PlacementVersion version) {
        List<Provider> candidates = query.candidates(all);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(
                "allocation_requests",
                candidates.stream()
                        .map(provider -> request(query, provider, version))
                        .toList());
        Map<String, Object> summaries = new LinkedHashMap<>();
        candidates.forEach(provider -> summaries.put(provider.id(), summary(query, provider, version)));
        shown.put("provider_summaries", summaries);
        return shown;
    }

    private static Map<String, Object> request(CandidateQuery query, Provider provider, PlacementVersion version) {
        Map<String, Object> shown = new LinkedHashMap<>();
        Map<String, Long> resources = query.total();
        if (!version.atLeast(12)) {
            shown.put(
                    "allocations",
                    List.of(Map.of("resource_provider", Map.of("uuid", provider.id()), "resources", resources)));
            return shown;
        }
        shown.put("allocations", Map.of(provider.id(), Map.of("resources", resources)));
        if (version.atLeast(34)) {
            Map<String, List<String>> mappings = new LinkedHashMap<>();
            query.groups().keySet().forEach(suffix -> mappings.put(suffix, List.of(provider.id())));
            shown.put("mappings", mappings);
        }
        return shown;
    }

    private static Map<String, Object> summary(CandidateQuery query, Provider provider, PlacementVersion version) {
        Map<String, Long> wanted = query.total();
        Map<String, Object> resources = new LinkedHashMap<>();
        provider.inventories().forEach((name, inventory) -> {
            if (version.atLeast(27) || wanted.containsKey(name)) {
                resources.put(name, Map.of("capacity", inventory.capacity(), "used", inventory.used()));
            }
        });
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("resources", resources);
        if (version.atLeast(17)) {
            shown.put("traits", provider.traits());
        }
        if (version.atLeast(29)) {
            shown.put("parent_provider_uuid", null);
            shown.put("root_provider_uuid", provider.id());
        }
        return shown;
    }
}
