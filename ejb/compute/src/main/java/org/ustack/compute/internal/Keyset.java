package org.ustack.compute.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Order and continuation of a listing by key: everything after the marker in lexicographic order of the sort keys. The last
 * key must be unique; no key may be null.
 */
record Keyset(List<Key> keys) {

    /** @param expression of the query language, from a fixed list, never from a client */
    record Key(String expression, boolean ascending) {}

    String orderBy() {
        return " order by "
                + keys.stream()
                        .map(key -> key.expression() + (key.ascending() ? " asc" : " desc"))
                        .collect(Collectors.joining(", "));
    }

    /** The query for the marker's own keys, one column each. */
    String select() {
        return keys.stream().map(Key::expression).collect(Collectors.joining(", "));
    }

    /** @param marker the values of the marker's keys; what the condition names is added to the parameters */
    String after(Object[] marker, Map<String, Object> parameters) {
        List<String> alternatives = new ArrayList<>();
        StringBuilder equal = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            String parameter = "marker" + i;
            parameters.put(parameter, marker[i]);
            alternatives.add("(" + equal + key.expression() + (key.ascending() ? " > :" : " < :") + parameter + ")");
            equal.append(key.expression()).append(" = :").append(parameter).append(" and ");
        }
        return "(" + String.join(" or ", alternatives) + ")";
    }
}
