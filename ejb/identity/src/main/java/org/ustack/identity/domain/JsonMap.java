package org.ustack.identity.domain;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.kernel.Json;

/** A JSON object in a text column. */
@Converter
public class JsonMap implements AttributeConverter<Map<String, Object>, String> {

    @Override
    public String convertToDatabaseColumn(Map<String, Object> map) {
        return Json.write(map);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> convertToEntityAttribute(String text) {
        return text == null ? Map.of() : Json.read(text, LinkedHashMap.class);
    }

    /** The old entries with the new ones over them; an entry that becomes null goes. A new map, so that the change is seen. */
    static Map<String, Object> merged(Map<String, Object> old, Map<String, Object> changes) {
        if (changes == null) {
            return old;
        }
        Map<String, Object> result = new LinkedHashMap<>(old);
        changes.forEach((key, value) -> {
            if (value == null) {
                result.remove(key);
            } else {
                result.put(key, value);
            }
        });
        return result;
    }

    /** Without the entries that say null. */
    static Map<String, Object> fresh(Map<String, Object> given) {
        return merged(Map.of(), given);
    }
}
