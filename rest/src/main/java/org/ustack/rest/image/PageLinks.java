package org.ustack.rest.image;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Links from a page of a list to the first one and to the next. */
final class PageLinks {

    private final String address;
    private final MultivaluedMap<String, String> parameters;

    /** @param parameters as the client sent them */
    PageLinks(String address, MultivaluedMap<String, String> parameters) {
        this.address = address;
        this.parameters = parameters;
    }

    String first() {
        return link(query());
    }

    String next(String lastSeen) {
        List<String> pairs = query();
        pairs.add("marker=" + encode(lastSeen));
        return link(pairs);
    }

    private String link(List<String> pairs) {
        return pairs.isEmpty() ? address : address + "?" + String.join("&", pairs);
    }

    private List<String> query() {
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            if (!parameter.getKey().equals("marker")) {
                for (String value : parameter.getValue()) {
                    pairs.add(encode(parameter.getKey()) + "=" + encode(value));
                }
            }
        }
        return pairs;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
