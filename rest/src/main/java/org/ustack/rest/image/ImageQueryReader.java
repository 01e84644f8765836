package org.ustack.rest.image;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ustack.image.ImageQuery;
import org.ustack.image.ImageQuery.Comparison;
import org.ustack.image.ImageQuery.Condition;
import org.ustack.image.ImageQuery.Field;
import org.ustack.image.ImageQuery.Sort;
import org.ustack.image.ImageStatus;
import org.ustack.image.MemberStatus;
import org.ustack.image.Visibility;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.PageRequest;

/** Reads the query of {@code GET /v2/images}. What is not an attribute is the name of a custom property. */
final class ImageQueryReader {

    static final int DEFAULT_LIMIT = ListParameters.DEFAULT_LIMIT;

    private static final Map<String, Field> TEXTS = Map.of(
            "id", Field.ID,
            "name", Field.NAME,
            "owner", Field.OWNER,
            "disk_format", Field.DISK_FORMAT,
            "container_format", Field.CONTAINER_FORMAT,
            "checksum", Field.CHECKSUM,
            "os_hash_value", Field.HASH_VALUE);
    private static final Set<String> WITH_IN = Set.of("id", "name", "status", "container_format", "disk_format");
    private static final Map<String, Field> TIMES =
            Map.of("created_at", Field.CREATED_AT, "updated_at", Field.UPDATED_AT);
    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "eq", Comparison.EQUAL,
            "neq", Comparison.NOT_EQUAL,
            "gt", Comparison.GREATER,
            "gte", Comparison.AT_LEAST,
            "lt", Comparison.LESS,
            "lte", Comparison.AT_MOST);
    private static final Map<String, Field> SORTABLE = Map.ofEntries(
            Map.entry("id", Field.ID),
            Map.entry("name", Field.NAME),
            Map.entry("status", Field.STATUS),
            Map.entry("visibility", Field.VISIBILITY),
            Map.entry("owner", Field.OWNER),
            Map.entry("disk_format", Field.DISK_FORMAT),
            Map.entry("container_format", Field.CONTAINER_FORMAT),
            Map.entry("size", Field.SIZE),
            Map.entry("min_disk", Field.MIN_DISK),
            Map.entry("min_ram", Field.MIN_RAM),
            Map.entry("checksum", Field.CHECKSUM),
            Map.entry("created_at", Field.CREATED_AT),
            Map.entry("updated_at", Field.UPDATED_AT));

    private final List<Condition> conditions = new ArrayList<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Set<String> tags = new HashSet<>();
    private Visibility visibility;
    private boolean anyVisibility;
    private MemberStatus memberStatus = MemberStatus.ACCEPTED;
    private boolean hiddenAsked;

    private ImageQueryReader() {}

    /** @return the query, or null for {@code limit=0}: a page without images */
    static ImageQuery read(MultivaluedMap<String, String> parameters) {
        return new ImageQueryReader().build(parameters);
    }

    private ImageQuery build(MultivaluedMap<String, String> parameters) {
        int limit = limit(parameters.getFirst("limit"));
        List<Sort> sorts = sorts(parameters);
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                filter(parameter.getKey(), value);
            }
        }
        if (!hiddenAsked) {
            conditions.add(new Condition(Field.HIDDEN, Comparison.EQUAL, false));
        }
        if (limit == 0) {
            return null;
        }
        String marker = parameters.getFirst("marker");
        return new ImageQuery(
                visibility,
                anyVisibility,
                memberStatus,
                conditions,
                tags,
                properties,
                sorts,
                new PageRequest(limit, marker));
    }

    private void filter(String name, String value) {
        switch (name) {
            case "limit", "marker", "sort", "sort_key", "sort_dir" -> {}
            case "visibility" -> visibility(value);
            case "member_status" -> memberStatus(value);
            case "tag" -> tags.add(value);
            case "status" -> texts(name, Field.STATUS, value);
            case "size_min" -> conditions.add(new Condition(Field.SIZE, Comparison.AT_LEAST, number(name, value)));
            case "size_max" -> conditions.add(new Condition(Field.SIZE, Comparison.AT_MOST, number(name, value)));
            case "size" -> conditions.add(new Condition(Field.SIZE, Comparison.EQUAL, number(name, value)));
            case "min_disk" -> conditions.add(new Condition(Field.MIN_DISK, Comparison.EQUAL, small(name, value)));
            case "min_ram" -> conditions.add(new Condition(Field.MIN_RAM, Comparison.EQUAL, small(name, value)));
            case "protected" -> conditions.add(new Condition(Field.PROTECTED, Comparison.EQUAL, flag(name, value)));
            case "os_hidden" -> {
                hiddenAsked = true;
                conditions.add(new Condition(Field.HIDDEN, Comparison.EQUAL, flag(name, value)));
            }
            default -> {
                if (TEXTS.containsKey(name)) {
                    texts(name, TEXTS.get(name), value);
                } else if (TIMES.containsKey(name)) {
                    time(name, value);
                } else {
                    properties.put(name, value);
                }
            }
        }
    }

    private void visibility(String value) {
        if (value.equals("all")) {
            anyVisibility = true;
            return;
        }
        visibility = Visibility.ofApiName(value).orElseThrow(() -> bad("Invalid visibility value: " + value));
    }

    private void memberStatus(String value) {
        memberStatus = value.equals("all")
                ? null
                : MemberStatus.ofApiName(value).orElseThrow(() -> bad("Invalid status: " + value));
    }

    private void texts(String name, Field field, String value) {
        if (WITH_IN.contains(name) && value.startsWith("in:")) {
            List<Object> values = new ArrayList<>();
            for (String item : split(value.substring(3))) {
                values.add(typed(field, item));
            }
            conditions.add(new Condition(field, Comparison.IN, values));
        } else {
            conditions.add(new Condition(field, Comparison.EQUAL, typed(field, value)));
        }
    }

    private static Object typed(Field field, String value) {
        if (field != Field.STATUS) {
            return value;
        }
        for (ImageStatus status : ImageStatus.values()) {
            if (status.apiName().equals(value)) {
                return status;
            }
        }
        throw bad("Invalid status value: " + value);
    }

    /** Values between commas; one with a comma stands in double quotes. */
    private static List<String> split(String list) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        boolean quoted = false;
        for (char c : list.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                items.add(item.toString());
                item.setLength(0);
            } else {
                item.append(c);
            }
        }
        if (quoted) {
            throw bad("Invalid filter value " + list + ". The quote is not closed.");
        }
        items.add(item.toString());
        return items;
    }

    private void time(String name, String value) {
        int colon = value.indexOf(':');
        Comparison comparison = colon < 0 ? null : COMPARISONS.get(value.substring(0, colon));
        String text = comparison == null ? value : value.substring(colon + 1);
        conditions.add(new Condition(
                TIMES.get(name), comparison == null ? Comparison.EQUAL : comparison, instant(name, text)));
    }

    private static Instant instant(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException withoutZone) {
            try {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException e) {
                throw bad("Invalid time for " + name + ": " + text);
            }
        }
    }

    private static int limit(String text) {
        return text == null ? DEFAULT_LIMIT : ListParameters.limit(text);
    }

    private static List<Sort> sorts(MultivaluedMap<String, String> parameters) {
        List<String> combined = parameters.getOrDefault("sort", List.of());
        List<String> keys = parameters.getOrDefault("sort_key", List.of());
        List<String> directions = parameters.getOrDefault("sort_dir", List.of());
        List<Sort> sorts = new ArrayList<>();
        if (!combined.isEmpty()) {
            if (!keys.isEmpty() || !directions.isEmpty()) {
                throw bad("Old and new sorting syntax cannot be combined");
            }
            for (String entry : String.join(",", combined).split(",")) {
                String[] parts = entry.trim().split(":", 2);
                sorts.add(sort(parts[0].trim(), parts.length == 1 ? "desc" : parts[1].trim()));
            }
            return sorts;
        }
        if (directions.size() > 1 && directions.size() != keys.size()) {
            throw bad("Number of sort dirs does not match the number of sort keys");
        }
        for (int i = 0; i < keys.size(); i++) {
            String direction = directions.isEmpty() ? "desc" : directions.get(directions.size() == 1 ? 0 : i);
            sorts.add(sort(keys.get(i), direction));
        }
        if (keys.isEmpty() && !directions.isEmpty()) {
            sorts.add(sort("created_at", directions.get(0)));
        }
        return sorts;
    }

    private static Sort sort(String key, String direction) {
        Field field = SORTABLE.get(key);
        if (field == null) {
            throw bad("Invalid sort key: " + key + ". It must be one of the following: "
                    + String.join(", ", SORTABLE.keySet().stream().sorted().toList()) + ".");
        }
        return switch (direction) {
            case "asc" -> new Sort(field, false);
            case "desc" -> new Sort(field, true);
            default -> throw bad("Invalid sort direction: " + direction);
        };
    }

    private static long number(String name, String value) {
        if (!value.matches("[0-9]{1,18}")) {
            throw bad("Parameter '" + name + "' value '" + value + "' is not a number of bytes.");
        }
        return Long.parseLong(value);
    }

    private static int small(String name, String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw bad("Parameter '" + name + "' value '" + value + "' is not an integer.");
        }
        return Integer.parseInt(value);
    }

    private static boolean flag(String name, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw bad("Invalid value '" + value + "' for '" + name
                        + "' filter. Valid values are case insensitive 'true' or 'false'.");
        };
    }

    private static CloudException bad(String reason) {
        return new CloudException(CommonError.BAD_REQUEST, "reason", reason);
    }
}
