package org.ustack.rest.compute;

import java.util.LinkedHashMap;
import java.util.Map;

/** Objects in the order in which their keys were given, nulls allowed (clients look for the keys). */
final class Json {

    private Json() {}

    /** @param flat names and values in turn */
    @SuppressWarnings("unchecked")
    static <V> Map<String, V> object(Object... flat) {
        Map<String, V> object = new LinkedHashMap<>();
        for (int i = 0; i < flat.length; i += 2) {
            object.put((String) flat[i], (V) flat[i + 1]);
        }
        return object;
    }
}
