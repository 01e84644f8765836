package org.ustack.rest.compute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.image.ImageQuery;
import org.ustack.image.ImageQuery.Comparison;
import org.ustack.image.ImageQuery.Condition;
import org.ustack.image.ImageQuery.Field;
import org.ustack.image.ImageStatus;

/** The filters of {@code GET /images} as the image service understands them. */
final class ImageProxyQuery {

    private static final String PROPERTY = "property-";

    private ImageProxyQuery() {}

    static ImageQuery read(QueryParameters query) {
        List<Condition> conditions = new ArrayList<>();
        Map<String, String> properties = new HashMap<>();
        if (query.has("name")) {
            conditions.add(new Condition(Field.NAME, Comparison.EQUAL, query.text("name")));
        }
        if (query.has("status")) {
            conditions.add(new Condition(Field.STATUS, Comparison.IN, statuses(query.text("status"))));
        }
        Instant since = query.time("changes-since");
        if (since != null) {
            conditions.add(new Condition(Field.UPDATED_AT, Comparison.AT_LEAST, since));
        }
        atLeast(conditions, query, "minRam", Field.MIN_RAM);
        atLeast(conditions, query, "minDisk", Field.MIN_DISK);
        if (query.has("type")) {
            properties.put("image_type", query.text("type"));
        }
        if (query.has("server")) {
            String server = query.text("server");
            properties.put("instance_uuid", server.substring(server.lastIndexOf('/') + 1));
        }
        for (String name : query.all().keySet()) {
            if (name.startsWith(PROPERTY)) {
                properties.put(name.substring(PROPERTY.length()), query.text(name));
            }
        }
        return new ImageQuery(null, false, null, conditions, Set.of(), properties, List.of(), query.page());
    }

    private static void atLeast(List<Condition> conditions, QueryParameters query, String name, Field field) {
        Integer least = query.count(name);
        if (least != null) {
            conditions.add(new Condition(field, Comparison.AT_LEAST, least));
        }
    }

    /** The image service's words for one of compute's; an unknown word fits nothing. */
    private static List<ImageStatus> statuses(String word) {
        return Arrays.stream(ImageStatus.values())
                .filter(status -> ImageProxyJson.status(status).equalsIgnoreCase(word))
                .toList();
    }
}
