package org.ustack.rest.identity;

import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ustack.rest.common.CurrentRequest;

/** A collection with its links, after the comparisons that a client may ask for ({@code name__contains=x}). */
final class IdentityList {

    private IdentityList() {}

    static Map<String, Object> of(
            String collection, List<Map<String, Object>> items, CurrentRequest current, UriInfo uri) {
        List<Map<String, Object>> kept =
                items.stream().filter(item -> matches(item, uri)).toList();
        String query = uri.getRequestUri().getRawQuery();
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("next", null);
        links.put("self", current.baseUrl() + uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query));
        links.put("previous", null);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("links", links);
        json.put(collection, kept);
        return json;
    }

    private static boolean matches(Map<String, Object> item, UriInfo uri) {
        return uri.getQueryParameters().entrySet().stream()
                .filter(parameter -> parameter.getKey().contains("__"))
                .allMatch(parameter -> {
                    String[] parts = parameter.getKey().split("__", 2);
                    Object value = item.get(parts[0]);
                    return parameter.getValue().stream()
                            .allMatch(wanted -> compare(parts[1], String.valueOf(value), wanted));
                });
    }

    private static boolean compare(String comparator, String value, String wanted) {
        String lower = value.toLowerCase(Locale.ROOT);
        String lowerWanted = wanted.toLowerCase(Locale.ROOT);
        return switch (comparator) {
            case "contains" -> value.contains(wanted);
            case "startswith" -> value.startsWith(wanted);
            case "endswith" -> value.endsWith(wanted);
            case "icontains" -> lower.contains(lowerWanted);
            case "istartswith" -> lower.startsWith(lowerWanted);
            case "iendswith" -> lower.endsWith(lowerWanted);
            // An unknown comparison filters nothing, as upstream.
            default -> true;
        };
    }
}
