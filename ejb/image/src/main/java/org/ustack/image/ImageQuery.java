package org.ustack.image;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.PageRequest;

/**
 * What a listing asks for.
 *
 * @param visibility null for all that belongs into the caller's list
 * @param anyVisibility whether other projects' community images are wanted as well ({@code visibility=all})
 * @param memberStatus which shared images belong to the list; null for all
 * @param tags all of which an image must have
 * @param properties custom properties that must have exactly these values
 * @param sorts in order of weight; creation time and id come after them
 */
public record ImageQuery(
        Visibility visibility,
        boolean anyVisibility,
        MemberStatus memberStatus,
        List<Condition> conditions,
        Set<String> tags,
        Map<String, String> properties,
        List<Sort> sorts,
        PageRequest page) {

    public ImageQuery {
        conditions = List.copyOf(conditions);
        tags = Set.copyOf(tags);
        properties = Map.copyOf(properties);
        sorts = List.copyOf(sorts);
    }

    /** Attributes to filter and sort by. */
    public enum Field {
        ID("id", String.class),
        NAME("name", String.class),
        STATUS("status", ImageStatus.class),
        VISIBILITY("visibility", Visibility.class),
        OWNER("owner", String.class),
        DISK_FORMAT("diskFormat", String.class),
        CONTAINER_FORMAT("containerFormat", String.class),
        MIN_DISK("minDisk", Integer.class),
        MIN_RAM("minRam", Integer.class),
        PROTECTED("deleteProtected", Boolean.class),
        HIDDEN("hidden", Boolean.class),
        SIZE("size", Long.class),
        CHECKSUM("md5", String.class),
        HASH_VALUE("sha512", String.class),
        CREATED_AT("createdAt", Instant.class),
        UPDATED_AT("updatedAt", Instant.class);

        private final String attribute;
        private final Class<?> type;

        Field(String attribute, Class<?> type) {
            this.attribute = attribute;
            this.type = type;
        }

        /** Name of the attribute in queries. */
        public String attribute() {
            return attribute;
        }

        public Class<?> type() {
            return type;
        }
    }

    /** How a value is compared. */
    public enum Comparison {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">="),
        /** One of several. */
        IN("in");

        private final String operator;

        Comparison(String operator) {
            this.operator = operator;
        }

        public String operator() {
            return operator;
        }
    }

    /** @param value of the field's type; a list of them for {@link Comparison#IN} */
    public record Condition(Field field, Comparison comparison, Object value) {}

    public record Sort(Field field, boolean descending) {}
}
