package org.ustack.rest.placement;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.compute.ServerOwners;
import org.ustack.compute.ServerOwners.Owner;
import org.ustack.placement.ResourceProviderService;
import org.ustack.placement.ResourceProviderService.Allocation;
import org.ustack.rest.common.Policy;

/** {@code /allocations/{consumer}}: what a server has been given. One without a place, or unknown, has nothing. */
@Path("allocations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AllocationsResource {

    static final String SERVERS = "INSTANCE";

    @Inject
    PlacementRequest placement;

    @Inject
    ResourceProviderService providers;

    @Inject
    ServerOwners owners;

    @GET
    @Path("{consumer}")
    @Policy("placement:allocations:list")
    public Map<String, Object> show(@PathParam("consumer") String consumer) {
        List<Allocation> allocations = providers.allocationsOf(consumer);
        Owner owner =
                allocations.isEmpty() ? null : owners.of(List.of(consumer)).get(consumer);
        return json(allocations, owner, placement.version());
    }

    /** @param owner or null */
    static Map<String, Object> json(List<Allocation> allocations, Owner owner, PlacementVersion version) {
        Map<String, Object> byProvider = new LinkedHashMap<>();
        for (Allocation allocation : allocations) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("generation", allocation.providerGeneration());
            one.put("resources", allocation.resources());
            byProvider.put(allocation.providerId(), one);
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("allocations", byProvider);
        if (!allocations.isEmpty()) {
            if (version.atLeast(12) && owner != null) {
                shown.put("project_id", owner.projectId());
                shown.put("user_id", owner.userId());
            }
            if (version.atLeast(28)) {
                shown.put("consumer_generation", allocations.get(0).generation());
            }
            if (version.atLeast(38)) {
                shown.put("consumer_type", SERVERS);
            }
        }
        return shown;
    }
}
