package org.ustack.rest.network;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Slice;
import org.ustack.network.Listing;

/** Query parameters of lists into a {@link Listing}, and pages into JSON with their links. */
final class Lists {

    private static final Set<String> CONTROL =
            Set.of("fields", "limit", "marker", "page_reverse", "sort_key", "sort_dir", "verbose");

    private Lists() {}

    static Listing listing(UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        Map<String, List<String>> filters = new LinkedHashMap<>();
        query.forEach((name, values) -> {
            if (!CONTROL.contains(name)) {
                filters.put(name, List.copyOf(values));
            }
        });
        return new Listing(
                filters,
                sorts(query),
                limit(query.getFirst("limit")),
                query.getFirst("marker"),
                "true".equalsIgnoreCase(query.getFirst("page_reverse")));
    }

    private static Integer limit(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new CloudException(
                    CommonError.BAD_REQUEST, "reason", "Limit must be an integer 0 or greater and not '" + text + "'");
        }
        int limit = Integer.parseInt(text);
        return limit == 0 ? null : limit;
    }

    private static List<Listing.Sort> sorts(MultivaluedMap<String, String> query) {
        List<String> keys = query.getOrDefault("sort_key", List.of());
        List<String> directions = query.getOrDefault("sort_dir", List.of());
        if (!directions.isEmpty() && directions.size() != keys.size()) {
            throw new CloudException(
                    CommonError.BAD_REQUEST, "reason", "The number of sort_keys and sort_dirs must be same");
        }
        List<Listing.Sort> sorts = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String direction = directions.isEmpty() ? "asc" : directions.get(i);
            if (!direction.equals("asc") && !direction.equals("desc")) {
                throw new CloudException(
                        CommonError.BAD_REQUEST,
                        "reason",
                        "'" + direction + "' is invalid value for sort_dirs, valid value is 'asc' and 'desc'");
            }
            sorts.add(new Listing.Sort(keys.get(i), direction.equals("desc")));
        }
        return sorts;
    }

    /** The collection with its links, each item cut to the fields asked for. */
    static <T> Map<String, Object> page(
            String collection, Slice<T> page, Function<T, Map<String, Object>> json, UriInfo uri, String baseUrl) {
        List<Map<String, Object>> items = page.items().stream().map(json).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(collection, items.stream().map(item -> fields(item, uri)).toList());
        Listing listing = listing(uri);
        if (listing.limit() != null) {
            List<Map<String, String>> links = new ArrayList<>();
            // As Neutron does: a full page has a next one, which may be empty; from that, the way back begins at the
            // end.
            boolean full = items.size() >= listing.limit();
            if (full || listing.backwards()) {
                links.add(link("next", items.isEmpty() ? null : items.get(items.size() - 1), false, uri, baseUrl));
            }
            if (full || !listing.backwards()) {
                links.add(link("previous", items.isEmpty() ? null : items.get(0), true, uri, baseUrl));
            }
            if (!links.isEmpty()) {
                body.put(collection + "_links", links);
            }
        }
        return body;
    }

    /** A collection that is small and made in memory: filtered by the text of its attributes, cut to the fields asked for. */
    static Map<String, Object> whole(String collection, List<Map<String, Object>> items, UriInfo uri) {
        Map<String, List<String>> filters = listing(uri).filters();
        return Map.of(
                collection,
                items.stream()
                        .filter(item -> filters.entrySet().stream()
                                .allMatch(filter -> !item.containsKey(filter.getKey())
                                        || filter.getValue().stream()
                                                .anyMatch(value -> value.equalsIgnoreCase(
                                                        String.valueOf(item.get(filter.getKey()))))))
                        .map(item -> fields(item, uri))
                        .toList());
    }

    private static Map<String, String> link(
            String relation, Map<String, Object> item, boolean backwards, UriInfo uri, String baseUrl) {
        UriBuilder builder = uri.getRequestUriBuilder()
                .replaceQueryParam("marker", item == null ? new Object[0] : new Object[] {item.get("id")});
        builder.replaceQueryParam("page_reverse", backwards ? new Object[] {"True"} : new Object[0]);
        java.net.URI target = builder.build();
        return Map.of("rel", relation, "href", baseUrl + target.getRawPath() + "?" + target.getRawQuery());
    }

    static Map<String, Object> fields(Map<String, Object> item, UriInfo uri) {
        List<String> wanted = uri.getQueryParameters().getOrDefault("fields", List.of()).stream()
                .filter(field -> !field.isEmpty())
                .toList();
        if (wanted.isEmpty()) {
            return item;
        }
        Map<String, Object> cut = new LinkedHashMap<>(item);
        cut.keySet().retainAll(wanted);
        return cut;
    }
}
