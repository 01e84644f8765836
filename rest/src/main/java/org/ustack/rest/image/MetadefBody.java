package org.ustack.rest.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ustack.image.ImageError;
import org.ustack.image.MetadefDraft;
import org.ustack.image.MetadefKind;
import org.ustack.image.NamespaceDraft;
import org.ustack.image.Visibility;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.rest.common.JsonBody;

/** Reads namespaces and definitions from clients, as strictly as their schemas say. */
final class MetadefBody {

    private static final int MAX_NAME = 80;
    private static final int MAX_TEXT = 65_535;
    private static final Set<String> WRITTEN_HERE = Set.of("self", "schema", "created_at", "updated_at");
    private static final Set<String> NAMESPACE = Set.of(
            "namespace",
            "display_name",
            "description",
            "visibility",
            "protected",
            "owner",
            "resource_type_associations",
            "objects",
            "properties",
            "tags");

    private MetadefBody() {}

    static NamespaceDraft namespace(JsonBody body) {
        requireOwnWords(body);
        body.only(NAMESPACE);
        String visibility = body.text("visibility", 1, MAX_NAME);
        if (visibility != null && !visibility.equals("public") && !visibility.equals("private")) {
            throw body.invalid("visibility", "'" + visibility + "' is not one of ['public', 'private']");
        }
        return new NamespaceDraft(
                body.requiredText("namespace", 1, MAX_NAME),
                body.text("display_name", 0, MAX_NAME),
                body.text("description", 0, MAX_TEXT),
                visibility == null ? null : Visibility.ofApiName(visibility).orElseThrow(),
                body.text("owner", 1, 64),
                flag(body, "protected"));
    }

    /** What a new namespace brings with it. */
    static List<MetadefDraft> content(JsonBody namespace) {
        List<MetadefDraft> content = new ArrayList<>();
        objects(namespace, "resource_type_associations").forEach(item -> content.add(association(item)));
        objects(namespace, "objects").forEach(item -> content.add(object(item)));
        objects(namespace, "tags").forEach(item -> content.add(tag(item)));
        JsonBody properties = namespace.object("properties");
        if (properties != null) {
            for (String name : properties.names()) {
                content.add(property(named(properties, name), properties.requiredObject(name)));
            }
        }
        return content;
    }

    private static List<JsonBody> objects(JsonBody body, String name) {
        List<JsonBody> objects = body.objects(name);
        return objects == null ? List.of() : objects;
    }

    static MetadefDraft object(JsonBody body) {
        requireOwnWords(body);
        body.only("name", "description", "required", "properties");
        ObjectNode stored = body.node().objectNode();
        String description = body.text("description", 0, MAX_TEXT);
        if (description != null) {
            stored.put("description", description);
        }
        List<String> required = body.texts("required", MAX_NAME);
        stored.set("required", stored.arrayNode());
        if (required != null) {
            required.forEach(stored.withArray("required")::add);
        }
        ObjectNode properties = stored.putObject("properties");
        JsonBody given = body.object("properties");
        if (given != null) {
            for (String name : given.names()) {
                MetadefProperty.require(given.requiredObject(name));
                properties.set(named(given, name), given.node().get(name));
            }
        }
        return new MetadefDraft(MetadefKind.OBJECT, body.requiredText("name", 1, MAX_NAME), stored.toString());
    }

    /** With the name among the other fields. */
    static MetadefDraft property(JsonBody body) {
        requireOwnWords(body);
        String name = body.requiredText("name", 1, MAX_NAME);
        ObjectNode rest = body.node().deepCopy();
        rest.remove("name");
        return property(name, new JsonBody(rest));
    }

    private static MetadefDraft property(String name, JsonBody body) {
        MetadefProperty.require(body);
        ObjectNode stored = body.node().deepCopy();
        stored.remove("name");
        return new MetadefDraft(MetadefKind.PROPERTY, name, stored.toString());
    }

    static MetadefDraft tag(JsonBody body) {
        requireOwnWords(body);
        body.only("name");
        return tag(body.requiredText("name", 1, MAX_NAME));
    }

    static MetadefDraft tag(String name) {
        return new MetadefDraft(MetadefKind.TAG, requireName(name), "{}");
    }

    static MetadefDraft association(JsonBody body) {
        requireOwnWords(body);
        body.only("name", "prefix", "properties_target");
        ObjectNode stored = body.node().objectNode();
        for (String field : List.of("prefix", "properties_target")) {
            String text = body.text(field, 0, MAX_NAME);
            if (text != null) {
                stored.put(field, text);
            }
        }
        return new MetadefDraft(MetadefKind.ASSOCIATION, body.requiredText("name", 1, MAX_NAME), stored.toString());
    }

    private static String named(JsonBody body, String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw body.invalid(name, "the length of a name is 1 to " + MAX_NAME);
        }
        return name;
    }

    private static String requireName(String name) {
        if (name.length() > MAX_NAME) {
            throw CommonError.invalid("name", name.substring(0, MAX_NAME), "the length of a name is 1 to " + MAX_NAME);
        }
        return name;
    }

    private static boolean flag(JsonBody body, String name) {
        JsonNode value = body.node().get(name);
        if (value != null && !value.isNull() && !value.isBoolean()) {
            throw body.invalid(name, value + " is not of type 'boolean'");
        }
        return value != null && value.booleanValue();
    }

    private static void requireOwnWords(JsonBody body) {
        for (String name : body.names()) {
            if (WRITTEN_HERE.contains(name)) {
                throw new CloudException(ImageError.ATTRIBUTE_READ_ONLY, "name", name);
            }
        }
    }
}
