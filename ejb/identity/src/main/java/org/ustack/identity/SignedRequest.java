package org.ustack.identity;

import java.util.Map;

/**
 * A request that is signed after OAuth 1.0a (RFC 5849).
 *
 * @param method of HTTP, in capitals
 * @param url as the client sent it, without query
 * @param oauth the parameters of its {@code Authorization} header, decoded
 * @param query those of its query, decoded
 */
public record SignedRequest(String method, String url, Map<String, String> oauth, Map<String, String> query) {

    public SignedRequest {
        oauth = Map.copyOf(oauth);
        query = Map.copyOf(query);
    }

    /** Null if it is missing. */
    public String oauth(String name) {
        return oauth.get("oauth_" + name);
    }
}
