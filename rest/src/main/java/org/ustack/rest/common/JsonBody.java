package org.ustack.rest.common;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/**
 * A JSON object from a client, read strictly: each getter checks type and bounds and raises
 * {@link CommonError#INVALID_INPUT} with the path of the field, worded as JSON schema validators do. A field that is absent
 * or null reads as null from the getters whose name does not begin with {@code required}.
 */
public final class JsonBody {

    private final ObjectNode node;
    private final String path;

    public JsonBody(ObjectNode node) {
        this(node, "");
    }

    private JsonBody(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** The underlying tree, for what has no getter here. */
    public ObjectNode node() {
        return node;
    }

    /** Present, possibly null. */
    public boolean has(String name) {
        return node.has(name);
    }

    /** Present and not null. */
    public boolean hasValue(String name) {
        return node.hasNonNull(name);
    }

    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Refuses every field that is not listed. */
    public JsonBody only(String... known) {
        return only(Set.of(known));
    }

    public JsonBody only(Set<String> known) {
        for (String name : names()) {
            if (!known.contains(name)) {
                throw CommonError.invalid(
                        path.isEmpty() ? name : path,
                        node,
                        "Additional properties are not allowed ('" + name + "' was unexpected)");
            }
        }
        return this;
    }

    public JsonBody requiredObject(String name) {
        require(name);
        return object(name);
    }

    public JsonBody object(String name) {
        return read(name, "object", JsonNode::isObject, value -> new JsonBody((ObjectNode) value, at(name)));
    }

    /** @param min least length in characters; @param max greatest */
    public String requiredText(String name, int min, int max) {
        require(name);
        if (node.get(name).isNull()) {
            throw invalid(name, "None is not of type 'string'");
        }
        return text(name, min, max);
    }

    public String text(String name, int min, int max) {
        String value = read(name, "string", JsonNode::isTextual, JsonNode::textValue);
        if (value == null) {
            return null;
        }
        if (value.length() > max) {
            throw invalid(name, "'" + abbreviate(value) + "' is too long");
        }
        if (value.length() < min) {
            throw invalid(name, "'" + value + "' is too short");
        }
        return value;
    }

    public Long requiredInteger(String name, long min, long max) {
        require(name);
        Long value = integer(name, min, max);
        if (value == null) {
            throw invalid(name, "None is not of type 'integer'");
        }
        return value;
    }

    /** Also takes digits in a string, as the upstream schemas do. */
    public Long integer(String name, long min, long max) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        long number;
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            number = value.longValue();
        } else if (value.isTextual() && value.textValue().matches("-?[0-9]{1,18}")) {
            number = Long.parseLong(value.textValue());
        } else {
            throw invalid(name, value + " is not of type 'integer'");
        }
        if (number < min) {
            throw invalid(name, number + " is less than the minimum of " + min);
        }
        if (number > max) {
            throw invalid(name, number + " is greater than the maximum of " + max);
        }
        return number;
    }

    /** Also takes the words that the upstream schemas take: {@code "True"}, {@code "false"}, {@code "yes"}, {@code 1}, … */
    public Boolean flag(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        String word = value.asText().toLowerCase(java.util.Locale.ROOT);
        if (Set.of("true", "1", "on", "yes", "y", "t").contains(word)) {
            return true;
        }
        if (Set.of("false", "0", "off", "no", "n", "f").contains(word)) {
            return false;
        }
        throw invalid(name, value + " is not of type 'boolean'");
    }

    /** Objects of an array. */
    public List<JsonBody> objects(String name) {
        JsonNode array = array(name);
        if (array == null) {
            return null;
        }
        List<JsonBody> objects = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof ObjectNode object)) {
                throw CommonError.invalid(at(name) + "/" + i, array.get(i), array.get(i) + " is not of type 'object'");
            }
            objects.add(new JsonBody(object, at(name) + "/" + i));
        }
        return objects;
    }

    /** Strings of an array. */
    public List<String> texts(String name, int max) {
        JsonNode array = array(name);
        if (array == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            JsonNode value = array.get(i);
            if (!value.isTextual()) {
                throw CommonError.invalid(at(name) + "/" + i, value, value + " is not of type 'string'");
            }
            if (value.textValue().length() > max) {
                throw CommonError.invalid(
                        at(name) + "/" + i,
                        abbreviate(value.textValue()),
                        "'" + abbreviate(value.textValue()) + "' is too long");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    /** An object whose values are all strings, such as metadata. @param max greatest length of keys and values */
    public Map<String, String> textMap(String name, int max) {
        JsonBody object = object(name);
        if (object == null) {
            return null;
        }
        Map<String, String> map = new LinkedHashMap<>();
        Iterator<Map.Entry<String, JsonNode>> fields = object.node.fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (field.getKey().isEmpty() || field.getKey().length() > max) {
                throw invalid(name, "'" + abbreviate(field.getKey()) + "' does not match the length of 1 to " + max);
            }
            map.put(field.getKey(), object.nullSafeText(field.getKey(), max));
        }
        return map;
    }

    /** An invalid-input error on a field of this object, with what the client sent. */
    public CloudException invalid(String name, String reason) {
        JsonNode value = node.get(name);
        return CommonError.invalid(
                at(name),
                value == null || value.isNull() ? "None" : abbreviate(value.asText(value.toString())),
                reason);
    }

    private String nullSafeText(String name, int max) {
        return requiredText(name, 0, max);
    }

    private JsonNode array(String name) {
        return read(name, "array", JsonNode::isArray, Function.identity());
    }

    private void require(String name) {
        if (!node.has(name)) {
            throw CommonError.invalid(path.isEmpty() ? name : path, node, "'" + name + "' is a required property");
        }
    }

    private <T> T read(
            String name, String type, java.util.function.Predicate<JsonNode> check, Function<JsonNode, T> value) {
        JsonNode field = node.get(name);
        if (field == null || field.isNull()) {
            return null;
        }
        if (!check.test(field)) {
            throw invalid(name, abbreviate(field.toString()) + " is not of type '" + type + "'");
        }
        return value.apply(field);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    private static String abbreviate(String text) {
        return text.length() <= 255 ? text : text.substring(0, 255) + "…";
    }
}
