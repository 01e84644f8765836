package org.ustack.rest.placement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.placement.ResourceProviderService.Inventory;
import org.ustack.placement.ResourceProviderService.Provider;

/** Providers and their parts, as of a microversion. Every provider is a tree of its own. */
final class ProviderJson {

    static final String GENERATION = "resource_provider_generation";
    private static final String ROOT = "/placement/resource_providers/";

    private ProviderJson() {}

    static Map<String, Object> provider(Provider provider, PlacementVersion version) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("uuid", provider.id());
        shown.put("name", provider.name());
        shown.put("generation", provider.generation());
        shown.put("links", links(provider, version));
        if (version.atLeast(14)) {
            shown.put("parent_provider_uuid", null);
            shown.put("root_provider_uuid", provider.id());
        }
        return shown;
    }

    private static List<Map<String, String>> links(Provider provider, PlacementVersion version) {
        String self = ROOT + provider.id();
        List<Map<String, String>> links = new ArrayList<>();
        links.add(Map.of("rel", "self", "href", self));
        List<String> parts = new ArrayList<>(List.of("inventories", "usages"));
        if (version.atLeast(1)) {
            parts.add("aggregates");
        }
        if (version.atLeast(6)) {
            parts.add("traits");
        }
        if (version.atLeast(11)) {
            parts.add("allocations");
        }
        parts.forEach(part -> links.add(Map.of("rel", part, "href", self + "/" + part)));
        return links;
    }

    static Map<String, Object> inventory(Inventory inventory) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("total", inventory.total());
        shown.put("reserved", 0);
        shown.put("min_unit", 1);
        shown.put("max_unit", inventory.maxUnit());
        shown.put("step_size", 1);
        shown.put("allocation_ratio", inventory.allocationRatio());
        return shown;
    }

    static Map<String, Long> usages(Provider provider) {
        Map<String, Long> usages = new LinkedHashMap<>();
        provider.inventories().forEach((name, inventory) -> usages.put(name, inventory.used()));
        return usages;
    }

    /** Inventories, traits and the like come with the provider's generation. */
    static Map<String, Object> part(Provider provider, String name, Object value) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(name, value);
        shown.put(GENERATION, provider.generation());
        return shown;
    }
}
