package org.ustack.rest.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.ustack.rest.common.JsonBody;

/** The definition of a property: a part of JSON Schema. Its fields, each with its own schema, say both what is taken and what is told. */
final class MetadefProperty {

    private static final List<String> TYPES = List.of("array", "boolean", "integer", "number", "object", "string");
    private static final Set<String> TEXTS = Set.of("title", "description");
    private static final Set<String> FLAGS = Set.of("readonly", "uniqueItems", "additionalItems");
    private static final Set<String> COUNTS = Set.of("maxLength", "minLength", "maxItems", "minItems");
    private static final Set<String> NUMBERS = Set.of("minimum", "maximum");
    private static final Set<String> WORDS = Set.of("operators", "required");
    private static final int MAX_TEXT = 65_535;

    private MetadefProperty() {}

    /** @throws org.ustack.kernel.CloudException unless it is one */
    static void require(JsonBody body) {
        body.only(fields().keySet());
        body.requiredText("title", 1, MAX_TEXT);
        String type = body.requiredText("type", 1, MAX_TEXT);
        if (!TYPES.contains(type)) {
            throw body.invalid("type", "'" + type + "' is not one of " + TYPES);
        }
        for (String name : body.names()) {
            requireField(body, name, body.node().get(name));
        }
    }

    private static void requireField(JsonBody body, String name, JsonNode value) {
        if (TEXTS.contains(name)) {
            body.text(name, 0, MAX_TEXT);
        } else if (FLAGS.contains(name)) {
            requireType(body, name, value.isBoolean(), "boolean");
        } else if (COUNTS.contains(name)) {
            requireType(body, name, value.isIntegralNumber() && value.canConvertToInt(), "integer");
            body.integer(name, 0, Integer.MAX_VALUE);
        } else if (NUMBERS.contains(name)) {
            requireType(body, name, value.isNumber(), "number");
        } else if (WORDS.contains(name)) {
            requireType(body, name, value.isArray(), "array");
            body.texts(name, MAX_TEXT);
        } else {
            requireOther(body, name, value);
        }
    }

    private static void requireOther(JsonBody body, String name, JsonNode value) {
        switch (name) {
            case "enum" -> requireType(body, name, value.isArray(), "array");
            case "items" -> requireType(body, name, value.isObject(), "object");
            case "pattern" -> requirePattern(body);
            // Type was looked at before; a default may be anything.
            default -> {}
        }
    }

    private static void requirePattern(JsonBody body) {
        String pattern = body.requiredText("pattern", 0, MAX_TEXT);
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw body.invalid("pattern", "'" + pattern + "' is not a 'regex'");
        }
    }

    private static void requireType(JsonBody body, String name, boolean isOne, String type) {
        if (!isOne) {
            throw body.invalid(name, body.node().get(name) + " is not of type '" + type + "'");
        }
    }

    /** Every field with its schema. */
    static Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", Map.of("type", "string"));
        fields.put("description", Map.of("type", "string"));
        fields.put("operators", words());
        fields.put("type", Map.of("type", "string", "enum", TYPES));
        fields.put("required", words());
        fields.put("minimum", Map.of("type", "number"));
        fields.put("maximum", Map.of("type", "number"));
        fields.put("maxLength", count());
        fields.put("minLength", count());
        fields.put("pattern", Map.of("type", "string", "format", "regex"));
        fields.put("enum", Map.of("type", "array"));
        fields.put("readonly", Map.of("type", "boolean"));
        fields.put("default", Map.of());
        fields.put("items", Map.of("type", "object"));
        fields.put("maxItems", count());
        fields.put("minItems", count());
        fields.put("uniqueItems", Map.of("type", "boolean"));
        fields.put("additionalItems", Map.of("type", "boolean"));
        return fields;
    }

    private static Map<String, Object> words() {
        return Map.of("type", "array", "items", Map.of("type", "string"), "uniqueItems", true);
    }

    private static Map<String, Object> count() {
        return Map.of("type", "integer", "minimum", 0);
    }
}
