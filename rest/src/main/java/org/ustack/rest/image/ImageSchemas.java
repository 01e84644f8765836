package org.ustack.rest.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.image.ImageFormats;
import org.ustack.image.ImageStatus;

/** JSON schemas of what the image API writes; clients build their models from them. */
final class ImageSchemas {

    static final String UUID =
            "^([0-9a-fA-F]){8}-([0-9a-fA-F]){4}-([0-9a-fA-F]){4}-([0-9a-fA-F]){4}-([0-9a-fA-F]){12}$";

    private ImageSchemas() {}

    static Optional<Map<String, Object>> find(String name) {
        return switch (name) {
            case "image" -> Optional.of(image());
            case "images" -> Optional.of(images());
            case "member" -> Optional.of(member());
            case "members" -> Optional.of(members());
            case "task" -> Optional.of(schema("task", ImageTaskSchema.full()));
            case "tasks" -> Optional.of(collection("tasks", schema("task", ImageTaskSchema.brief())));
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> image() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", pattern("An identifier for the image", UUID));
        properties.put("name", text("Descriptive name for the image", 255));
        properties.put("status", readOnly(oneOf("Status of the image", statuses())));
        properties.put(
                "visibility",
                oneOf("Scope of image accessibility", List.of("community", "public", "private", "shared")));
        properties.put("protected", flag("If true, image will not be deletable."));
        properties.put("os_hidden", flag("If true, image will not appear in default image list response."));
        properties.put("checksum", readOnly(text("md5 hash of image contents.", 32)));
        properties.put("os_hash_algo", readOnly(text("Algorithm to calculate the os_hash_value", 64)));
        properties.put("os_hash_value", readOnly(text("Hexdigest of the image contents", 128)));
        properties.put("owner", text("Owner of the image", 255));
        properties.put("size", readOnly(number("Size of image file in bytes", true)));
        properties.put("virtual_size", readOnly(number("Virtual size of image in bytes", true)));
        properties.put("container_format", nullableOneOf("Format of the container", ImageFormats.CONTAINER));
        properties.put("disk_format", nullableOneOf("Format of the disk", ImageFormats.DISK));
        properties.put("created_at", readOnly(string("Date and time of image registration")));
        properties.put("updated_at", readOnly(string("Date and time of the last image modification")));
        properties.put(
                "tags",
                Map.of(
                        "type", "array",
                        "description", "List of strings related to the image",
                        "items", Map.of("type", "string", "maxLength", 255)));
        properties.put("min_ram", number("Amount of ram (in MB) required to boot image.", false));
        properties.put("min_disk", number("Amount of disk space (in GB) required to boot image.", false));
        properties.put("stores", readOnly(string("Store in which image data resides.")));
        properties.put("self", readOnly(string("The URL of the image")));
        properties.put("file", readOnly(string("The URL of the image data")));
        properties.put("schema", readOnly(string("The URL of this schema")));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("name", "image");
        schema.put("properties", properties);
        schema.put("additionalProperties", Map.of("type", "string"));
        schema.put(
                "links",
                List.of(
                        Map.of("rel", "self", "href", "{self}"),
                        Map.of("rel", "enclosure", "href", "{file}"),
                        Map.of("rel", "describedby", "href", "{schema}")));
        return schema;
    }

    private static Map<String, Object> images() {
        return collection("images", image());
    }

    private static Map<String, Object> member() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("image_id", pattern("An identifier for the image", UUID));
        properties.put("member_id", string("An identifier for the image member (project id)"));
        properties.put("status", oneOf("The status of this image member", List.of("pending", "accepted", "rejected")));
        properties.put("created_at", string("Date and time of image member creation"));
        properties.put("updated_at", string("Date and time of last modification of image member"));
        properties.put("schema", readOnly(string("The URL of this schema")));
        return schema("member", properties);
    }

    static Map<String, Object> schema(String name, Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("name", name);
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> members() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("members", Map.of("type", "array", "items", member()));
        properties.put("schema", Map.of("type", "string"));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("name", "members");
        schema.put("properties", properties);
        schema.put("links", List.of(Map.of("rel", "describedby", "href", "{schema}")));
        return schema;
    }

    static Map<String, Object> collection(String name, Map<String, Object> item) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(name, Map.of("type", "array", "items", item));
        properties.put("first", Map.of("type", "string"));
        properties.put("next", Map.of("type", "string"));
        properties.put("schema", Map.of("type", "string"));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("name", name);
        schema.put("properties", properties);
        schema.put(
                "links",
                List.of(
                        Map.of("rel", "first", "href", "{first}"),
                        Map.of("rel", "next", "href", "{next}"),
                        Map.of("rel", "describedby", "href", "{schema}")));
        return schema;
    }

    private static List<String> statuses() {
        List<String> words = new ArrayList<>();
        for (ImageStatus status : ImageStatus.values()) {
            words.add(status.apiName());
        }
        return words;
    }

    static Map<String, Object> string(String description) {
        return typed("string", description);
    }

    static Map<String, Object> typed(Object type, String description) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("type", type);
        property.put("description", description);
        return property;
    }

    private static Map<String, Object> text(String description, int max) {
        Map<String, Object> property = typed(List.of("null", "string"), description);
        property.put("maxLength", max);
        return property;
    }

    static Map<String, Object> pattern(String description, String pattern) {
        Map<String, Object> property = string(description);
        property.put("pattern", pattern);
        return property;
    }

    static Map<String, Object> flag(String description) {
        return typed("boolean", description);
    }

    private static Map<String, Object> number(String description, boolean nullable) {
        return typed(nullable ? List.of("null", "integer") : "integer", description);
    }

    static Map<String, Object> oneOf(String description, List<String> words) {
        Map<String, Object> property = string(description);
        property.put("enum", words);
        return property;
    }

    private static Map<String, Object> nullableOneOf(String description, List<String> words) {
        Map<String, Object> property = typed(List.of("null", "string"), description);
        List<String> orNull = new ArrayList<>();
        orNull.add(null);
        orNull.addAll(words);
        property.put("enum", orNull);
        return property;
    }

    static Map<String, Object> readOnly(Map<String, Object> property) {
        property.put("readOnly", true);
        return property;
    }
}
