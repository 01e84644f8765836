package org.ustack.image.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ustack.image.ImageError;
import org.ustack.image.ImageQuery;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImageView;
import org.ustack.image.MemberView;
import org.ustack.image.Visibility;
import org.ustack.image.domain.Image;
import org.ustack.image.domain.ImageMember;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Queries over images and members. */
final class ImageRepository {

    private final EntityManager em;

    ImageRepository(EntityManager em) {
        this.em = em;
    }

    void add(Image image) {
        em.persist(image);
    }

    void remove(Image image) {
        em.createQuery("delete from ImageMember m where m.imageId = :id")
                .setParameter("id", image.id())
                .executeUpdate();
        em.remove(image);
    }

    Optional<Image> find(String id) {
        return Optional.ofNullable(em.find(Image.class, id));
    }

    /** Locked until the end of the transaction, so that two changes of status come one after the other. */
    Optional<Image> lock(String id) {
        return Optional.ofNullable(em.find(Image.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * The image if the caller may see it.
     *
     * @throws CloudException {@link ImageError#IMAGE_NOT_FOUND}
     */
    Image visible(RequestContext caller, String id) {
        return find(id).filter(image -> maySee(caller, image)).orElseThrow(() -> notFound(id));
    }

    /**
     * The image, locked, if the caller may change it.
     *
     * @throws CloudException {@link ImageError#IMAGE_NOT_FOUND}, or {@link ImageError#NOT_PERMITTED} if the caller only sees it
     */
    Image owned(RequestContext caller, String id) {
        Image image = lock(id).filter(found -> maySee(caller, found)).orElseThrow(() -> notFound(id));
        if (!caller.maySee(image.owner())) {
            throw new CloudException(
                    ImageError.NOT_PERMITTED, "reason", "You do not have permission to change image " + id + ".");
        }
        return image;
    }

    boolean maySee(RequestContext caller, Image image) {
        if (caller.maySee(image.owner())) {
            return true;
        }
        return switch (image.visibility()) {
            case PUBLIC, COMMUNITY -> true;
            case SHARED ->
                caller.projectId() != null
                        && member(image.id(), caller.projectId()).isPresent();
            case PRIVATE -> false;
        };
    }

    static CloudException notFound(String id) {
        return new CloudException(ImageError.IMAGE_NOT_FOUND, "id", id);
    }

    Slice<ImageView> list(RequestContext caller, ImageQuery query) {
        ImageListQuery statement = new ImageListQuery();
        restrictToCaller(statement, caller, query);
        query.conditions().forEach(statement::where);
        query.tags().forEach(statement::taggedWith);
        query.properties().forEach(statement::withProperty);
        query.sorts().forEach(statement::sortedBy);
        String marker = query.page().marker();
        if (marker != null) {
            Image last = find(marker)
                    .filter(image -> maySee(caller, image))
                    .orElseThrow(() -> new CloudException(CommonError.MARKER_NOT_FOUND, "marker", marker));
            statement.after(last.view());
        }
        Slice<ImageView> page = Slice.of(
                statement.run(em, query.page().limit() + 1), query.page().limit());
        return new Slice<>(withTagsAndProperties(page.items()), page.more());
    }

    private static void restrictToCaller(ImageListQuery statement, RequestContext caller, ImageQuery query) {
        Visibility wanted = query.visibility();
        if (wanted != null) {
            statement.where(new ImageQuery.Condition(ImageQuery.Field.VISIBILITY, ImageQuery.Comparison.EQUAL, wanted));
        }
        if (caller.isAdmin()) {
            if (wanted == null && !query.anyVisibility()) {
                statement.withoutForeignCommunityImages(caller.projectId());
            }
            return;
        }
        boolean community = query.anyVisibility() || wanted == Visibility.COMMUNITY;
        statement.seenBy(caller.projectId(), community, query.memberStatus());
    }

    /** Two queries for the whole page. */
    private List<ImageView> withTagsAndProperties(List<ImageView> page) {
        if (page.isEmpty()) {
            return page;
        }
        List<String> ids = page.stream().map(ImageView::id).toList();
        Map<String, Set<String>> tags = new HashMap<>();
        for (Object[] row : em.createQuery(
                        "select i.id, t from Image i join i.tags t where i.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultList()) {
            tags.computeIfAbsent((String) row[0], id -> new TreeSet<>()).add((String) row[1]);
        }
        Map<String, Map<String, String>> properties = new HashMap<>();
        for (Object[] row : em.createQuery(
                        "select i.id, key(p), value(p) from Image i join i.properties p where i.id in :ids",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultList()) {
            properties.computeIfAbsent((String) row[0], id -> new HashMap<>()).put((String) row[1], (String) row[2]);
        }
        List<ImageView> full = new ArrayList<>();
        for (ImageView image : page) {
            full.add(
                    image.with(tags.getOrDefault(image.id(), Set.of()), properties.getOrDefault(image.id(), Map.of())));
        }
        return full;
    }

    Map<String, String> names(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        if (ids.isEmpty()) {
            return names;
        }
        for (Object[] row : em.createQuery("select i.id, i.name from Image i where i.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultList()) {
            names.put((String) row[0], row[1] == null ? "" : (String) row[1]);
        }
        return names;
    }

    /** Images whose bytes are on their way, by the key of the bytes. */
    Map<String, String> arriving() {
        Map<String, String> imageOfKey = new HashMap<>();
        for (Object[] row : em.createQuery(
                        "select i.contentKey, i.id from Image i where i.contentKey is not null and i.size is null"
                                + " and i.status in :statuses",
                        Object[].class)
                .setParameter("statuses", List.of(ImageStatus.SAVING, ImageStatus.UPLOADING))
                .getResultList()) {
            imageOfKey.put((String) row[0], (String) row[1]);
        }
        return imageOfKey;
    }

    /** Those of the keys that belong to an image. */
    Set<String> known(Collection<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : Set.copyOf(
                        em.createQuery("select i.contentKey from Image i where i.contentKey in :keys", String.class)
                                .setParameter("keys", keys)
                                .getResultList());
    }

    void add(ImageMember member) {
        em.persist(member);
    }

    void remove(ImageMember member) {
        em.remove(member);
    }

    Optional<ImageMember> member(String imageId, String projectId) {
        return Optional.ofNullable(em.find(ImageMember.class, new ImageMember.Key(imageId, projectId)));
    }

    List<MemberView> members(String imageId) {
        TypedQuery<MemberView> query = em.createQuery(
                "select new org.ustack.image.MemberView(m.imageId, m.memberId, m.status, m.createdAt, m.updatedAt)"
                        + " from ImageMember m where m.imageId = :id order by m.createdAt, m.memberId",
                MemberView.class);
        return query.setParameter("id", imageId).getResultList();
    }

    long memberCount(String imageId) {
        return em.createQuery("select count(m) from ImageMember m where m.imageId = :id", Long.class)
                .setParameter("id", imageId)
                .getSingleResult();
    }
}
