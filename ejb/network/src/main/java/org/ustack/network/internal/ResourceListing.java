package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Slice;
import org.ustack.network.Listing;

/**
 * Answers listings of one entity: filters, tags, sorting, pages by key.
 *
 * @param <E> the entity, called {@code e} in all expressions
 */
final class ResourceListing<E> {

    private static final String FLAG_REASON = "is not a boolean";

    private final Class<E> type;
    private final Map<String, Attribute> attributes;

    ResourceListing(Class<E> type, Map<String, Attribute> attributes) {
        this.type = type;
        this.attributes = attributes;
    }

    /**
     * What clients can filter by.
     *
     * @param path JPQL expression
     * @param parse from the text of the query parameter
     * @param sortable only what is never null
     */
    record Attribute(String path, Function<String, Object> parse, boolean sortable) {

        static Attribute text(String path) {
            return new Attribute(path, value -> value, true);
        }

        static Attribute optionalText(String path) {
            return new Attribute(path, value -> value, false);
        }

        static Attribute number(String path) {
            return new Attribute(path, value -> parseNumber(value).intValue(), true);
        }

        static Attribute optionalNumber(String path) {
            return new Attribute(path, value -> parseNumber(value).intValue(), false);
        }

        static Attribute bigNumber(String path) {
            return new Attribute(path, Attribute::parseNumber, true);
        }

        static Attribute flag(String path) {
            return new Attribute(path, Attribute::parseFlag, true);
        }

        private static Long parseNumber(String value) {
            if (!value.matches("-?[0-9]{1,9}")) {
                throw CommonError.invalid("filter", value, "'" + value + "' is not an integer");
            }
            return Long.valueOf(value);
        }

        private static Object parseFlag(String value) {
            return switch (value.toLowerCase(java.util.Locale.ROOT)) {
                case "true", "1", "t" -> true;
                case "false", "0", "f" -> false;
                default -> throw CommonError.invalid("filter", value, "'" + value + "' " + FLAG_REASON);
            };
        }
    }

    Slice<E> find(EntityManager em, Listing listing, Conditions conditions) {
        listing.filters().forEach((name, values) -> {
            Attribute attribute = attributes.get(name);
            if (attribute != null) {
                conditions.and(attribute.path() + " in (?)", values.stream().map(attribute.parse()).toList());
            }
        });
        addTags(listing, conditions);
        List<Key> keys = keys(listing);
        if (listing.marker() != null) {
            addMarker(em, listing, keys, conditions);
        }
        StringBuilder order = new StringBuilder(" order by ");
        for (int i = 0; i < keys.size(); i++) {
            order.append(i == 0 ? "" : ", ").append(keys.get(i).path()).append(keys.get(i).ascending() ? "" : " desc");
        }
        TypedQuery<E> query = conditions.bind(em.createQuery(
                "select e from " + type.getSimpleName() + " e" + conditions.where() + order, type));
        query.setHint("org.hibernate.readOnly", true);
        if (listing.limit() != null) {
            query.setMaxResults(listing.limit() + 1);
        }
        Slice<E> page = Slice.of(query.getResultList(), listing.limit() == null ? Integer.MAX_VALUE : listing.limit());
        if (!listing.backwards()) {
            return page;
        }
        List<E> turned = new ArrayList<>(page.items());
        Collections.reverse(turned);
        return new Slice<>(turned, page.more());
    }

    private record Key(String path, boolean ascending) {}

    private List<Key> keys(Listing listing) {
        List<Key> keys = new ArrayList<>();
        for (Listing.Sort sort : listing.sorts()) {
            Attribute attribute = attributes.get(sort.key());
            if (attribute == null || !attribute.sortable()) {
                throw new CloudException(
                        CommonError.BAD_REQUEST, "reason", "['" + sort.key() + "'] is invalid attribute for sort_keys");
            }
            keys.add(new Key(attribute.path(), sort.descending() == listing.backwards()));
        }
        if (keys.isEmpty()) {
            keys.add(new Key("e.createdAt", !listing.backwards()));
        }
        if (keys.stream().noneMatch(key -> key.path().equals("e.id"))) {
            keys.add(new Key("e.id", !listing.backwards()));
        }
        return keys;
    }

    /** Everything behind the marker: equal in the keys before and beyond it in the next. */
    private void addMarker(EntityManager em, Listing listing, List<Key> keys, Conditions conditions) {
        List<String> paths = keys.stream().map(Key::path).toList();
        List<Object[]> found = em.createQuery(
                        "select e.id, " + String.join(", ", paths) + " from " + type.getSimpleName() + " e where e.id = :id",
                        Object[].class)
                .setParameter("id", listing.marker())
                .getResultList();
        if (found.isEmpty()) {
            throw new CloudException(CommonError.MARKER_NOT_FOUND, "marker", listing.marker());
        }
        Object[] at = found.get(0);
        List<String> ways = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            List<String> parts = new ArrayList<>();
            for (int before = 0; before < i; before++) {
                parts.add(keys.get(before).path() + " = ?");
                values.add(at[before + 1]);
            }
            parts.add(keys.get(i).path() + (keys.get(i).ascending() ? " > ?" : " < ?"));
            values.add(at[i + 1]);
            ways.add("(" + String.join(" and ", parts) + ")");
        }
        conditions.and(String.join(" or ", ways), values.toArray());
    }

    private static void addTags(Listing listing, Conditions conditions) {
        String some = "exists (select t.tag from NetworkTag t where t.resourceId = e.id and t.tag in (?))";
        String all = "(select count(t) from NetworkTag t where t.resourceId = e.id and t.tag in (?)) = ?";
        tags(listing, "tags").ifPresent(tags -> conditions.and(all, tags, (long) tags.size()));
        tags(listing, "not-tags").ifPresent(tags -> conditions.and("not " + all, tags, (long) tags.size()));
        tags(listing, "tags-any").ifPresent(tags -> conditions.and(some, tags));
        tags(listing, "not-tags-any").ifPresent(tags -> conditions.and("not " + some, tags));
    }

    private static java.util.Optional<List<String>> tags(Listing listing, String name) {
        List<String> values = listing.filters().get(name);
        return values == null
                ? java.util.Optional.empty()
                : java.util.Optional.of(List.of(String.join(",", values).split(",")).stream().distinct().toList());
    }
}
