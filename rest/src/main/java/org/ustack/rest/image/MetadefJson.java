package org.ustack.rest.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.image.MetadefView;
import org.ustack.image.NamespaceView;
import org.ustack.kernel.Json;
import org.ustack.rest.common.ApiTimes;

/** Namespaces and definitions as the API writes them: what is not set is left out. */
final class MetadefJson {

    static final String NAMESPACES = "/v2/metadefs/namespaces";

    private MetadefJson() {}

    static Map<String, Object> namespace(NamespaceView namespace) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("namespace", namespace.name());
        putIfSet(json, "display_name", namespace.displayName());
        putIfSet(json, "description", namespace.description());
        json.put("visibility", namespace.visibility().apiName());
        json.put("protected", namespace.deleteProtected());
        putIfSet(json, "owner", namespace.owner());
        json.put("created_at", ApiTimes.seconds(namespace.createdAt()));
        json.put("updated_at", ApiTimes.seconds(namespace.updatedAt()));
        json.put("self", NAMESPACES + "/" + namespace.name());
        json.put("schema", "/v2/schemas/metadefs/namespace");
        return json;
    }

    static Map<String, Object> object(String namespace, MetadefView object) {
        Map<String, Object> json = named(object);
        json.put("self", NAMESPACES + "/" + namespace + "/objects/" + object.name());
        json.put("schema", "/v2/schemas/metadefs/object");
        return timed(json, object);
    }

    /** With its name, for a property that stands alone. @param name as the client shall use it */
    static Map<String, Object> property(String name, MetadefView property) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.putAll(body(property));
        return json;
    }

    /** Many, by name. @param prefix of every name */
    static Map<String, Object> properties(List<MetadefView> properties, String prefix) {
        Map<String, Object> json = new LinkedHashMap<>();
        properties.forEach(property -> json.put(prefix + property.name(), body(property)));
        return json;
    }

    static Map<String, Object> tag(MetadefView tag) {
        return timed(named(tag), tag);
    }

    /** In a list. */
    static Map<String, Object> briefTag(MetadefView tag) {
        return Map.of("name", tag.name());
    }

    static Map<String, Object> association(MetadefView association) {
        return timed(named(association), association);
    }

    private static Map<String, Object> named(MetadefView definition) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", definition.name());
        json.putAll(body(definition));
        return json;
    }

    private static Map<String, Object> timed(Map<String, Object> json, MetadefView definition) {
        json.put("created_at", ApiTimes.seconds(definition.createdAt()));
        json.put("updated_at", ApiTimes.seconds(definition.updatedAt()));
        return json;
    }

    private static Map<String, Object> body(MetadefView definition) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Json.read(definition.body(), ObjectNode.class)
                .fields()
                .forEachRemaining(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static void putIfSet(Map<String, Object> json, String name, Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
