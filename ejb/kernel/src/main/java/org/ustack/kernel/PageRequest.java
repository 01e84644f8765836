package org.ustack.kernel;

/**
 * A page by key: never an offset.
 *
 * @param limit the most items wanted, already cut to what the API allows; at least 1
 * @param marker id of the last item of the page before, or null for the first page
 */
public record PageRequest(int limit, String marker) {

    /** The largest page of compute, network and image ({@code osapi_max_limit} and its siblings). */
    public static final int MAX_LIMIT = 1000;

    public PageRequest {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive");
        }
    }

    public static PageRequest first() {
        return new PageRequest(MAX_LIMIT, null);
    }
}
