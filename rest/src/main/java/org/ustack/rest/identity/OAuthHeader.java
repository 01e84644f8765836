package org.ustack.rest.identity;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ustack.identity.SignedRequest;

/** Reads the {@code Authorization: OAuth …} header of RFC 5849. */
final class OAuthHeader {

    private static final String SCHEME = "oauth ";

    private OAuthHeader() {}

    /** Null if the request is not signed. @param baseUrl the address that the client came to */
    static SignedRequest read(String method, HttpHeaders headers, UriInfo uri, String baseUrl) {
        String header = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return null;
        }
        Map<String, String> oauth = new LinkedHashMap<>();
        for (String part : header.substring(SCHEME.length()).split(",")) {
            String[] pair = part.trim().split("=", 2);
            if (pair.length == 2) {
                oauth.put(decode(pair[0]), decode(pair[1].replaceAll("^\"|\"$", "")));
            }
        }
        Map<String, String> query = new LinkedHashMap<>();
        uri.getQueryParameters().forEach((name, values) -> query.put(name, values.get(0)));
        return new SignedRequest(method, baseUrl + uri.getRequestUri().getRawPath(), oauth, query);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not encoded: it then cannot be part of a right signature either.
            return text;
        }
    }
}
