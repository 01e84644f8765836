package org.ustack.rest.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.ustack.image.ImageChange;
import org.ustack.image.ImageChange.Verb;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** A JSON patch for an image. {@code {"op","path","value"}} in media type 2.1, {@code {"<op>": path, "value"}} in 2.0. */
public record ImagePatch(List<ImageChange> changes) {

    static final String V2_1 = "application/openstack-images-v2.1-json-patch";
    private static final String LOCATIONS = "locations";

    static final String V2_0 = "application/openstack-images-v2.0-json-patch";

    static ImagePatch of(JsonNode body, boolean newest) {
        if (body == null || !body.isArray()) {
            throw bad("Request body must be a JSON array of operation objects.");
        }
        List<ImageChange> changes = new ArrayList<>();
        for (JsonNode operation : body) {
            if (!operation.isObject()) {
                throw bad("Operations must be JSON objects.");
            }
            changes.add(newest ? newest(operation) : oldest(operation));
        }
        return new ImagePatch(changes);
    }

    private static ImageChange newest(JsonNode operation) {
        String op = operation.path("op").isTextual() ? operation.get("op").textValue() : null;
        if (op == null) {
            throw bad("Unable to find 'op' in JSON Schema change");
        }
        Verb verb = verb(op, Verb.ADD);
        if (!operation.path("path").isTextual()) {
            throw bad("Unable to find 'path' in JSON Schema change");
        }
        return change(verb, operation.get("path").textValue(), operation);
    }

    private static ImageChange oldest(JsonNode operation) {
        String found = null;
        for (String op : List.of("add", "replace", "remove")) {
            if (operation.has(op)) {
                if (found != null) {
                    throw bad("Operation objects must contain only one member named 'add', 'remove', or 'replace'.");
                }
                found = op;
            }
        }
        if (found == null || !operation.get(found).isTextual()) {
            throw bad("Operation objects must contain exactly one member named 'add', 'remove', or 'replace'.");
        }
        return change(verb(found, Verb.ADD_NEW), operation.get(found).textValue(), operation);
    }

    private static Verb verb(String op, Verb add) {
        return switch (op) {
            case "add" -> add;
            case "replace" -> Verb.REPLACE;
            case "remove" -> Verb.REMOVE;
            default ->
                throw bad("Invalid operation: `" + op + "`. It must be one of the following: add, remove, replace.");
        };
    }

    private static ImageChange change(Verb verb, String pointer, JsonNode operation) {
        String name = name(pointer);
        if (verb == Verb.REMOVE) {
            return new ImageChange(verb, name, null);
        }
        if (!operation.has("value")) {
            throw bad("Operation \"" + pointer + "\" requires a member named \"value\".");
        }
        // Refused whatever it holds, so what it holds does not matter.
        Object value = name.equals(LOCATIONS) ? null : plain(name, operation.get("value"));
        return new ImageChange(verb, name, value);
    }

    /** A JSON pointer of one step (RFC 6901). */
    private static String name(String pointer) {
        if (!pointer.startsWith("/")) {
            throw bad("Pointer `" + pointer + "` does not start with \"/\".");
        }
        String step = pointer.substring(1);
        if (step.isEmpty() || step.startsWith("/") || step.endsWith("/") || step.contains("//")) {
            throw bad("Pointer `" + pointer + "` does not name an attribute.");
        }
        if (step.matches(".*~(?![01]).*")) {
            throw bad("Pointer `" + pointer + "` contains \"~\" not part of a recognized escape sequence.");
        }
        if (step.startsWith(LOCATIONS + "/")) {
            return LOCATIONS;
        }
        if (step.contains("/")) {
            throw bad("Invalid JSON pointer for this resource: '" + pointer + "'");
        }
        return step.replace("~1", "/").replace("~0", "~");
    }

    private static Object plain(String name, JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isNull()) {
            return null;
        }
        if (value.isArray()) {
            List<Object> items = new ArrayList<>();
            value.forEach(item -> items.add(plain(name, item)));
            return items;
        }
        throw CommonError.invalid(name, value, "a string, a number, a boolean, null or an array is expected");
    }

    private static CloudException bad(String reason) {
        return new CloudException(CommonError.BAD_REQUEST, "reason", reason);
    }
}
