package org.ustack.image.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ustack.image.ImageQuery.Comparison;
import org.ustack.image.ImageQuery.Condition;
import org.ustack.image.ImageQuery.Field;
import org.ustack.image.ImageQuery.Sort;
import org.ustack.image.ImageView;
import org.ustack.image.MemberStatus;
import org.ustack.image.Visibility;

/**
 * Builds the one statement that reads a page of images. Attribute names come from {@link Field}, values are always
 * parameters. A page continues after the sort key of the last image seen; absent values count as the smallest.
 */
final class ImageListQuery {

    private static final String SELECT =
            "select new org.ustack.image.ImageView(i.id, i.name, i.status, i.visibility, i.owner,"
                    + " i.diskFormat, i.containerFormat, i.minDisk, i.minRam, i.deleteProtected, i.hidden, i.size, i.virtualSize,"
                    + " i.md5, i.sha512, i.createdAt, i.updatedAt) from Image i";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private final List<Sort> sorts = new ArrayList<>();

    void where(Condition condition) {
        String attribute = "i." + condition.field().attribute();
        if (condition.comparison() == Comparison.IN && ((List<?>) condition.value()).isEmpty()) {
            conditions.add("1 = 0");
            return;
        }
        conditions.add(attribute + " " + condition.comparison().operator() + " " + parameter(condition.value()));
    }

    void taggedWith(String tag) {
        conditions.add(parameter(tag) + " member of i.tags");
    }

    void withProperty(String name, String text) {
        conditions.add("exists (select 1 from Image o join o.properties p where o.id = i.id and key(p) = "
                + parameter(name) + " and value(p) = " + parameter(text) + ")");
    }

    void sortedBy(Sort sort) {
        sorts.add(sort);
    }

    /** For an admin: everything but the community images of others, which would flood the list. */
    void withoutForeignCommunityImages(String projectId) {
        String own = projectId == null ? "" : " or i.owner = " + parameter(projectId);
        conditions.add("(i.visibility <> " + parameter(Visibility.COMMUNITY) + own + ")");
    }

    /** @param memberStatus of the shared images that are wanted, or null for all */
    void seenBy(String projectId, boolean community, MemberStatus memberStatus) {
        List<String> ways = new ArrayList<>();
        ways.add("i.visibility = " + parameter(Visibility.PUBLIC));
        if (community) {
            ways.add("i.visibility = " + parameter(Visibility.COMMUNITY));
        }
        if (projectId != null) {
            String project = parameter(projectId);
            ways.add("i.owner = " + project);
            ways.add("(i.visibility = " + parameter(Visibility.SHARED)
                    + " and exists (select 1 from ImageMember m where m.imageId = i.id and m.memberId = " + project
                    + (memberStatus == null ? "" : " and m.status = " + parameter(memberStatus)) + "))");
        }
        conditions.add("(" + String.join(" or ", ways) + ")");
    }

    /** Continues after that image. */
    void after(ImageView last) {
        List<String> alternatives = new ArrayList<>();
        StringBuilder equalSoFar = new StringBuilder();
        for (Sort sort : effectiveSorts()) {
            String expression = expression(sort.field());
            String bound = parameter(sortValue(sort.field(), last));
            alternatives.add("(" + equalSoFar + expression + (sort.descending() ? " < " : " > ") + bound + ")");
            equalSoFar.append(expression).append(" = ").append(bound).append(" and ");
        }
        conditions.add("(" + String.join(" or ", alternatives) + ")");
    }

    List<ImageView> run(EntityManager em, int limit) {
        StringBuilder text = new StringBuilder(SELECT);
        if (!conditions.isEmpty()) {
            text.append(" where ").append(String.join(" and ", conditions));
        }
        List<String> order = new ArrayList<>();
        for (Sort sort : effectiveSorts()) {
            order.add(expression(sort.field()) + (sort.descending() ? " desc" : " asc"));
        }
        text.append(" order by ").append(String.join(", ", order));
        TypedQuery<ImageView> query =
                em.createQuery(text.toString(), ImageView.class).setMaxResults(limit);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /** What was asked for, then creation time and id in the direction of the first, until the order is total. */
    private List<Sort> effectiveSorts() {
        List<Sort> effective = new ArrayList<>();
        boolean descending = sorts.isEmpty() || sorts.get(0).descending();
        List<Sort> wanted = new ArrayList<>(sorts);
        wanted.add(new Sort(Field.CREATED_AT, descending));
        wanted.add(new Sort(Field.ID, descending));
        for (Sort sort : wanted) {
            if (effective.stream().noneMatch(known -> known.field() == sort.field())) {
                effective.add(sort);
            }
        }
        return effective;
    }

    private static String expression(Field field) {
        String attribute = "i." + field.attribute();
        return switch (field) {
            case SIZE -> "coalesce(" + attribute + ", -1L)";
            case NAME, OWNER, DISK_FORMAT, CONTAINER_FORMAT, CHECKSUM, HASH_VALUE -> "coalesce(" + attribute + ", '')";
            default -> attribute;
        };
    }

    private static Object sortValue(Field field, ImageView image) {
        return switch (field) {
            case ID -> image.id();
            case NAME -> orEmpty(image.name());
            case STATUS -> image.status();
            case VISIBILITY -> image.visibility();
            case OWNER -> orEmpty(image.owner());
            case DISK_FORMAT -> orEmpty(image.diskFormat());
            case CONTAINER_FORMAT -> orEmpty(image.containerFormat());
            case MIN_DISK -> image.minDisk();
            case MIN_RAM -> image.minRam();
            case PROTECTED -> image.deleteProtected();
            case HIDDEN -> image.hidden();
            case SIZE -> image.size() == null ? Long.valueOf(-1) : image.size();
            case CHECKSUM -> orEmpty(image.md5());
            case HASH_VALUE -> orEmpty(image.sha512());
            case CREATED_AT -> image.createdAt();
            case UPDATED_AT -> image.updatedAt();
        };
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private String parameter(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }
}
