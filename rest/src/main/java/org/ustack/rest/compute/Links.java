package org.ustack.rest.compute;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Addresses of things. {@code self} links carry the version, {@code bookmark} links do not; both carry the project if the
 * client's own URL did.
 */
public final class Links {

    private static final Set<String> OF_THE_PAGE = Set.of("marker");

    private final String self;
    private final String bookmark;

    /** @param root address of the API without a slash at the end; @param project the id in the client's URL, or null */
    public Links(String root, String project) {
        String scope = project == null ? "" : "/" + project;
        this.self = root + "/v2.1" + scope + "/";
        this.bookmark = root + scope + "/";
    }

    /** @param collection such as {@code servers} */
    public String self(String collection, String id) {
        return self + collection + "/" + id;
    }

    public String bookmark(String collection, String id) {
        return bookmark + collection + "/" + id;
    }

    /** Both links of a thing. */
    public List<Map<String, String>> both(String collection, String id) {
        return List.of(link("self", self(collection, id)), link("bookmark", bookmark(collection, id)));
    }

    /** The link to the page that follows the item: the same question with another marker. */
    public List<Map<String, String>> next(String path, MultivaluedMap<String, String> parameters, String marker) {
        StringBuilder url = new StringBuilder(self).append(path).append('?');
        parameters.forEach((name, values) -> {
            if (!OF_THE_PAGE.contains(name)) {
                values.forEach(value -> url.append(encoded(name))
                        .append('=')
                        .append(encoded(value))
                        .append('&'));
            }
        });
        return List.of(
                link("next", url.append("marker=").append(encoded(marker)).toString()));
    }

    static Map<String, String> link(String relation, String address) {
        return Json.object("rel", relation, "href", address);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
