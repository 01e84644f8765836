package org.ustack.network.internal;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The where-clause of a listing, with its parameters. Values never become part of the text. */
final class Conditions {

    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /** @param jpql with a question mark for each of the values */
    Conditions and(String jpql, Object... values) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (char c : jpql.toCharArray()) {
            if (c == '?') {
                String name = "p" + parameters.size();
                parameters.put(name, values[next++]);
                text.append(':').append(name);
            } else {
                text.append(c);
            }
        }
        parts.add(text.toString());
        return this;
    }

    String where() {
        return parts.isEmpty() ? "" : " where (" + String.join(") and (", parts) + ")";
    }

    <Q extends Query> Q bind(Q query) {
        parameters.forEach(query::setParameter);
        return query;
    }
}
