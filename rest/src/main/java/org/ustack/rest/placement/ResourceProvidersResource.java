package org.ustack.rest.placement;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.placement.ResourceProviderService;
import org.ustack.placement.ResourceProviderService.Inventory;
import org.ustack.placement.ResourceProviderService.Provider;
import org.ustack.rest.common.Policy;

/** {@code /resource_providers} and what belongs to one. */
@Path("resource_providers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ResourceProvidersResource {

    @Inject
    PlacementRequest placement;

    @Inject
    ResourceProviderService providers;

    @Context
    UriInfo uri;

    @GET
    @Policy("placement:resource_providers:list")
    public Map<String, Object> list() {
        QueryReader query = new QueryReader(uri.getQueryParameters(), placement.version());
        List<Provider> all = providers.all();
        ProviderQuery wanted = ProviderQuery.read(query, Vocabulary.traits(all));
        return Map.of(
                "resource_providers",
                all.stream()
                        .filter(wanted::accepts)
                        .map(provider -> ProviderJson.provider(provider, placement.version()))
                        .toList());
    }

    @GET
    @Path("{uuid}")
    @Policy("placement:resource_providers:show")
    public Map<String, Object> show(@PathParam("uuid") String uuid) {
        return ProviderJson.provider(found(uuid), placement.version());
    }

    @GET
    @Path("{uuid}/inventories")
    @Policy("placement:resource_providers:inventories:list")
    public Map<String, Object> inventories(@PathParam("uuid") String uuid) {
        Provider provider = found(uuid);
        Map<String, Object> shown = new LinkedHashMap<>();
        provider.inventories().forEach((name, inventory) -> shown.put(name, ProviderJson.inventory(inventory)));
        return ProviderJson.part(provider, "inventories", shown);
    }

    @GET
    @Path("{uuid}/inventories/{class}")
    @Policy("placement:resource_providers:inventories:show")
    public Map<String, Object> inventory(@PathParam("uuid") String uuid, @PathParam("class") String name) {
        Provider provider = found(uuid);
        Inventory inventory = provider.inventories().get(name);
        if (inventory == null) {
            throw new CloudException(PlacementApiError.INVENTORY_NOT_FOUND, "name", name, "id", uuid);
        }
        Map<String, Object> shown = ProviderJson.inventory(inventory);
        shown.put(ProviderJson.GENERATION, provider.generation());
        return shown;
    }

    @GET
    @Path("{uuid}/usages")
    @Policy("placement:resource_providers:usages")
    public Map<String, Object> usages(@PathParam("uuid") String uuid) {
        Provider provider = found(uuid);
        return ProviderJson.part(provider, "usages", ProviderJson.usages(provider));
    }

    @GET
    @Path("{uuid}/aggregates")
    @Policy("placement:resource_providers:aggregates:list")
    public Map<String, Object> aggregates(@PathParam("uuid") String uuid) {
        PlacementVersion version = placement.since(1);
        Provider provider = found(uuid);
        return version.atLeast(19)
                ? ProviderJson.part(provider, "aggregates", provider.aggregates())
                : Map.of("aggregates", provider.aggregates());
    }

    @GET
    @Path("{uuid}/traits")
    @Policy("placement:resource_providers:traits:list")
    public Map<String, Object> traits(@PathParam("uuid") String uuid) {
        placement.since(6);
        Provider provider = found(uuid);
        return ProviderJson.part(provider, "traits", provider.traits());
    }

    @GET
    @Path("{uuid}/allocations")
    @Policy("placement:resource_providers:allocations:list")
    public Map<String, Object> allocations(@PathParam("uuid") String uuid) {
        Provider provider = providers
                .find(uuid)
                .orElseThrow(() -> new CloudException(PlacementApiError.ALLOCATIONS_PROVIDER_NOT_FOUND, "id", uuid));
        Map<String, Object> shown = new LinkedHashMap<>();
        providers.allocationsOn(uuid).forEach(allocation -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("resources", allocation.resources());
            if (placement.version().atLeast(28)) {
                one.put("consumer_generation", allocation.generation());
            }
            shown.put(allocation.serverId(), one);
        });
        return ProviderJson.part(provider, "allocations", shown);
    }

    private Provider found(String uuid) {
        return providers
                .find(uuid)
                .orElseThrow(() -> new CloudException(PlacementApiError.PROVIDER_NOT_FOUND, "id", uuid));
    }

    /** The filters of the list. */
    record ProviderQuery(
            String name,
            String uuid,
            String inTree,
            Map<String, Long> resources,
            QueryReader.Choice traits,
            QueryReader.Choice aggregates) {

        static ProviderQuery read(QueryReader query, Set<String> knownTraits) {
            Set<String> known = new HashSet<>(Set.of("name", "uuid"));
            Map.of(3, "member_of", 4, "resources", 14, "in_tree", 18, "required")
                    .forEach((minor, parameter) -> {
                        if (query.version().atLeast(minor)) {
                            known.add(parameter);
                        }
                    });
            query.only(known::contains);
            QueryReader.Choice traits = query.traits("required");
            Vocabulary.requireTraits(traits.names(), knownTraits, "Invalid trait(s) in \"required\" parameter: ");
            return new ProviderQuery(
                    query.text("name"),
                    query.uuid("uuid"),
                    query.uuid("in_tree"),
                    query.resources("resources"),
                    traits,
                    query.aggregates("member_of"));
        }

        boolean accepts(Provider provider) {
            return (name == null || name.equals(provider.name()))
                    && (uuid == null || uuid.equals(provider.id()))
                    && (inTree == null || inTree.equals(provider.id()))
                    && provider.hasRoom(resources)
                    && traits.accepts(provider.traits())
                    && aggregates.accepts(provider.aggregates());
        }
    }
}
