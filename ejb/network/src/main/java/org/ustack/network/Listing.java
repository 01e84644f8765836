package org.ustack.network;

import java.util.List;
import java.util.Map;

/**
 * Which things of a collection are wanted, in which order.
 *
 * @param filters attribute and its accepted values; attributes that the collection cannot be asked for are ignored
 * @param sorts after these, by time of creation and id
 * @param limit most items, or null for all
 * @param marker id of the last item seen, or null
 * @param backwards the page before the marker instead of the one after it
 */
public record Listing(
        Map<String, List<String>> filters, List<Sort> sorts, Integer limit, String marker, boolean backwards) {

    public Listing {
        filters = Map.copyOf(filters);
        sorts = List.copyOf(sorts);
    }

    public record Sort(String key, boolean descending) {}

    public static Listing all() {
        return new Listing(Map.of(), List.of(), null, null, false);
    }

    public static Listing where(String attribute, String... values) {
        return new Listing(Map.of(attribute, List.of(values)), List.of(), null, null, false);
    }
}
