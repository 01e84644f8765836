package org.ustack.rest.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON schemas of namespaces and definitions; clients build their models from them. */
final class MetadefSchemas {

    private MetadefSchemas() {}

    static Optional<Map<String, Object>> find(String name) {
        return switch (name) {
            case "namespace" -> Optional.of(namespace());
            case "namespaces" -> Optional.of(ImageSchemas.collection("namespaces", namespace()));
            case "object" -> Optional.of(object());
            case "objects" -> Optional.of(ImageSchemas.collection("objects", object()));
            case "property" -> Optional.of(property());
            case "properties" -> Optional.of(properties());
            case "tag" -> Optional.of(tag());
            case "tags" -> Optional.of(ImageSchemas.collection("tags", tag()));
            case "resource_type" -> Optional.of(association());
            case "resource_types" -> Optional.of(ImageSchemas.collection("resource_type_associations", association()));
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> namespace() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("namespace", name("The unique namespace text."));
        fields.put("display_name", name("The user friendly name for the namespace."));
        fields.put("description", ImageSchemas.string("Provides a user friendly description of the namespace."));
        fields.put("visibility", ImageSchemas.oneOf("Scope of namespace accessibility.", List.of("public", "private")));
        fields.put("protected", ImageSchemas.flag("If true, namespace will not be deletable."));
        fields.put("owner", ImageSchemas.string("Owner of the namespace."));
        fields.put("resource_type_associations", array(Map.of("type", "object", "properties", associationFields())));
        fields.put("properties", Map.of("$ref", "#/definitions/property"));
        fields.put("objects", array(Map.of("type", "object", "properties", objectFields())));
        fields.put("tags", array(Map.of("type", "object", "properties", Map.of("name", Map.of("type", "string")))));
        fields.putAll(writtenHere());
        return withProperty(schema("namespace", fields, "namespace"));
    }

    private static Map<String, Object> object() {
        Map<String, Object> fields = objectFields();
        fields.putAll(writtenHere());
        return withProperty(schema("object", fields, "name"));
    }

    private static Map<String, Object> objectFields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name("The name of the object."));
        fields.put("description", ImageSchemas.string("What the object is for."));
        fields.put("required", array(Map.of("type", "string")));
        fields.put("properties", Map.of("$ref", "#/definitions/property"));
        return fields;
    }

    private static Map<String, Object> property() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name("The name of the property."));
        fields.putAll(MetadefProperty.fields());
        return schema("property", fields, "name", "title", "type");
    }

    private static Map<String, Object> properties() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("properties", Map.of("$ref", "#/definitions/property"));
        return withProperty(ImageSchemas.schema("properties", fields));
    }

    private static Map<String, Object> tag() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name("The name of the tag."));
        fields.putAll(times());
        return schema("tag", fields, "name");
    }

    private static Map<String, Object> association() {
        return schema("resource_type_association", associationFields(), "name");
    }

    private static Map<String, Object> associationFields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name("Resource type names should be aligned with Heat resource types."));
        fields.put("prefix", name("The prefix of the names of properties on such resources."));
        fields.put("properties_target", name("Which of several sets of properties of such resources is meant."));
        fields.putAll(times());
        return fields;
    }

    private static Map<String, Object> writtenHere() {
        Map<String, Object> fields = times();
        fields.put("self", ImageSchemas.readOnly(ImageSchemas.string("The URL of this thing")));
        fields.put("schema", ImageSchemas.readOnly(ImageSchemas.string("The URL of this schema")));
        return fields;
    }

    private static Map<String, Object> times() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("created_at", ImageSchemas.readOnly(ImageSchemas.string("Date and time of creation")));
        fields.put("updated_at", ImageSchemas.readOnly(ImageSchemas.string("Date and time of the last change")));
        return fields;
    }

    private static Map<String, Object> name(String description) {
        Map<String, Object> field = ImageSchemas.string(description);
        field.put("maxLength", 80);
        return field;
    }

    private static Map<String, Object> array(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    private static Map<String, Object> schema(String name, Map<String, Object> fields, String... required) {
        Map<String, Object> schema = ImageSchemas.schema(name, fields);
        schema.put("required", List.of(required));
        schema.put("additionalProperties", false);
        return schema;
    }

    /** With what the references to the definition of a property lead to. */
    private static Map<String, Object> withProperty(Map<String, Object> schema) {
        Map<String, Object> property = Map.of(
                "type", "object",
                "required", List.of("title", "type"),
                "properties", MetadefProperty.fields());
        schema.put("definitions", Map.of("property", Map.of("type", "object", "additionalProperties", property)));
        return schema;
    }
}
