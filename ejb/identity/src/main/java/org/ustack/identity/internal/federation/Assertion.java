package org.ustack.identity.internal.federation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a provider says of somebody, as mappings call it. A claim {@code email} goes by four names: its own, and those under
 * which Apache's OpenID Connect module hands it to Keystone, so that a mapping made for Keystone holds here.
 */
final class Assertion {

    private Assertion() {}

    /** Texts, numbers and flags, alone or in a list; what is deeper is left out. */
    static Map<String, List<String>> of(Map<String, Object> claims) {
        Map<String, List<String>> assertion = new LinkedHashMap<>();
        claims.forEach((name, value) -> {
            List<String> values = texts(value);
            if (!values.isEmpty()) {
                assertion.put(name, values);
                assertion.put("OIDC-" + name, values);
                assertion.put("OIDC_CLAIM_" + name, values);
                assertion.put("HTTP_OIDC_" + name.toUpperCase(Locale.ROOT).replace('-', '_'), values);
            }
        });
        return assertion;
    }

    private static List<String> texts(Object value) {
        Collection<?> all = value instanceof Collection<?> many ? many : value == null ? List.of() : List.of(value);
        return all.stream()
                .filter(Objects::nonNull)
                .filter(each -> !(each instanceof Map) && !(each instanceof Collection))
                .map(each -> each instanceof java.util.Date date
                        ? Long.toString(date.toInstant().getEpochSecond())
                        : each.toString())
                .toList();
    }
}
