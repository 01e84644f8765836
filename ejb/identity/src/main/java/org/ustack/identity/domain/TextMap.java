package org.ustack.identity.domain;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.kernel.Json;

/** A JSON object whose values are texts, in a text column. */
@Converter
public class TextMap implements AttributeConverter<Map<String, String>, String> {

    @Override
    public String convertToDatabaseColumn(Map<String, String> map) {
        return Json.write(map);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, String> convertToEntityAttribute(String text) {
        return text == null ? Map.of() : Json.read(text, LinkedHashMap.class);
    }
}
