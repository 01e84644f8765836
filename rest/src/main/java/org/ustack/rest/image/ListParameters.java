package org.ustack.rest.image;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.PageRequest;

/** What the lists of the image API have in common: {@code limit}, {@code marker}, {@code sort_key}, {@code sort_dir}. */
final class ListParameters {

    static final int DEFAULT_LIMIT = 25;

    private final MultivaluedMap<String, String> parameters;

    ListParameters(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** @param otherwise for who says nothing */
    PageRequest page(int otherwise) {
        String limit = parameters.getFirst("limit");
        int most = limit == null ? otherwise : limit(limit);
        return new PageRequest(Math.max(1, most), parameters.getFirst("marker"));
    }

    /** A page without items. */
    boolean wantsNothing() {
        String limit = parameters.getFirst("limit");
        return limit != null && limit(limit) == 0;
    }

    static int limit(String text) {
        if (!text.matches("-?[0-9]{1,9}")) {
            throw bad("limit param must be an integer");
        }
        int limit = Integer.parseInt(text);
        if (limit < 0) {
            throw bad("limit param must be positive");
        }
        return Math.min(limit, PageRequest.MAX_LIMIT);
    }

    boolean descending() {
        String direction = parameters.getFirst("sort_dir");
        return switch (direction == null ? "desc" : direction) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw bad("Invalid sort direction: " + direction);
        };
    }

    /** The key that is asked for; the first one for who says nothing. */
    <K extends Enum<K>> K sortKey(Class<K> keys) {
        String word = parameters.getFirst("sort_key");
        if (word == null) {
            return keys.getEnumConstants()[0];
        }
        for (K key : keys.getEnumConstants()) {
            if (key.name().toLowerCase(Locale.ROOT).equals(word)) {
                return key;
            }
        }
        List<String> words = List.of(keys.getEnumConstants()).stream()
                .map(key -> key.name().toLowerCase(Locale.ROOT))
                .toList();
        throw bad("Invalid sort key: " + word + ". It must be one of the following: " + String.join(", ", words) + ".");
    }

    static CloudException bad(String reason) {
        return new CloudException(CommonError.BAD_REQUEST, "reason", reason);
    }
}
