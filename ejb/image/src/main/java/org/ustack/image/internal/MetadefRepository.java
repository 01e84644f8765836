package org.ustack.image.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ustack.image.MetadefDraft;
import org.ustack.image.MetadefError;
import org.ustack.image.MetadefKind;
import org.ustack.image.MetadefPage;
import org.ustack.image.MetadefView;
import org.ustack.image.NamespaceView;
import org.ustack.image.Visibility;
import org.ustack.image.domain.Metadef;
import org.ustack.image.domain.MetadefNamespace;
import org.ustack.image.domain.MetadefResourceType;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Queries over namespaces and definitions. */
final class MetadefRepository {

    private final EntityManager em;

    MetadefRepository(EntityManager em) {
        this.em = em;
    }

    Optional<MetadefNamespace> find(String name) {
        return em.createQuery("select n from MetadefNamespace n where n.name = :name", MetadefNamespace.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** @throws CloudException {@link MetadefError#NAMESPACE_NOT_FOUND} */
    MetadefNamespace visible(RequestContext caller, String name) {
        return find(name)
                .filter(namespace -> namespace.visibility() == Visibility.PUBLIC || caller.maySee(namespace.owner()))
                .orElseThrow(() -> new CloudException(MetadefError.NAMESPACE_NOT_FOUND, "namespace", name));
    }

    /**
     * Locked: changes in a namespace come one after the other.
     *
     * @throws CloudException {@link MetadefError#NOT_OWNED} if the caller only sees it
     */
    MetadefNamespace owned(RequestContext caller, String name) {
        MetadefNamespace namespace = visible(caller, name);
        if (!caller.maySee(namespace.owner())) {
            throw new CloudException(MetadefError.NOT_OWNED, "namespace", name);
        }
        em.lock(namespace, LockModeType.PESSIMISTIC_WRITE);
        return namespace;
    }

    Slice<NamespaceView> list(
            RequestContext caller, Visibility visibility, Set<String> resourceTypes, MetadefPage page) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        if (!caller.isAdmin()) {
            conditions.add("(n.visibility = :public or n.owner = :caller)");
            parameters.put("public", Visibility.PUBLIC);
            parameters.put("caller", caller.projectId());
        }
        if (visibility != null) {
            conditions.add("n.visibility = :visibility");
            parameters.put("visibility", visibility);
        }
        if (!resourceTypes.isEmpty()) {
            conditions.add("exists (select 1 from Metadef d where d.namespaceId = n.id and d.kind = :association"
                    + " and d.name in :types)");
            parameters.put("association", MetadefKind.ASSOCIATION);
            parameters.put("types", resourceTypes);
        }
        KeyOrder order = new KeyOrder("n." + attribute(page.sortKey()), "n.id", page.descending());
        String marker = page.page().marker();
        MetadefNamespace last = marker == null ? null : visible(caller, marker);
        if (last != null) {
            conditions.add(order.after());
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        TypedQuery<MetadefNamespace> statement =
                em.createQuery("select n from MetadefNamespace n" + where + order.clause(), MetadefNamespace.class);
        parameters.forEach(statement::setParameter);
        if (last != null) {
            NamespaceView view = last.view();
            order.setLast(statement, key(page, view.createdAt(), view.updatedAt(), view.name()), last.id());
        }
        List<NamespaceView> found = statement
                .setMaxResults(page.page().limit() + 1)
                .getResultStream()
                .map(MetadefNamespace::view)
                .toList();
        return Slice.of(found, page.page().limit());
    }

    private static String attribute(MetadefPage.SortKey key) {
        return switch (key) {
            case CREATED_AT -> "createdAt";
            case UPDATED_AT -> "updatedAt";
            case NAME -> "name";
        };
    }

    private static Object key(MetadefPage page, Instant createdAt, Instant updatedAt, String name) {
        return switch (page.sortKey()) {
            case CREATED_AT -> createdAt;
            case UPDATED_AT -> updatedAt;
            case NAME -> name;
        };
    }

    Slice<MetadefView> page(MetadefNamespace namespace, MetadefKind kind, MetadefPage page) {
        KeyOrder order = new KeyOrder("d." + attribute(page.sortKey()), "d.name", page.descending());
        String marker = page.page().marker();
        MetadefView last = marker == null
                ? null
                : find(namespace, kind, marker)
                        .orElseThrow(() -> new CloudException(CommonError.MARKER_NOT_FOUND, "marker", marker))
                        .view();
        TypedQuery<Metadef> statement = em.createQuery(
                        "select d from Metadef d where d.namespaceId = :namespace and d.kind = :kind"
                                + (last == null ? "" : " and " + order.after()) + order.clause(),
                        Metadef.class)
                .setParameter("namespace", namespace.id())
                .setParameter("kind", kind);
        if (last != null) {
            order.setLast(statement, key(page, last.createdAt(), last.updatedAt(), last.name()), last.name());
        }
        List<MetadefView> found = statement
                .setMaxResults(page.page().limit() + 1)
                .getResultStream()
                .map(Metadef::view)
                .toList();
        return Slice.of(found, page.page().limit());
    }

    List<MetadefView> all(MetadefNamespace namespace, MetadefKind kind) {
        return em.createQuery(
                        "select d from Metadef d where d.namespaceId = :namespace and d.kind = :kind"
                                + " order by d.createdAt, d.name",
                        Metadef.class)
                .setParameter("namespace", namespace.id())
                .setParameter("kind", kind)
                .getResultStream()
                .map(Metadef::view)
                .toList();
    }

    /** One query for all of them. */
    Map<String, List<MetadefView>> ofEach(Collection<String> namespaces, MetadefKind kind) {
        Map<String, List<MetadefView>> found = new HashMap<>();
        if (namespaces.isEmpty()) {
            return found;
        }
        for (Object[] row : em.createQuery(
                        "select n.name, d from MetadefNamespace n join Metadef d on d.namespaceId = n.id"
                                + " where n.name in :names and d.kind = :kind order by d.createdAt, d.name",
                        Object[].class)
                .setParameter("names", namespaces)
                .setParameter("kind", kind)
                .getResultList()) {
            found.computeIfAbsent((String) row[0], name -> new ArrayList<>()).add(((Metadef) row[1]).view());
        }
        return found;
    }

    Optional<Metadef> find(MetadefNamespace namespace, MetadefKind kind, String name) {
        return Optional.ofNullable(em.find(Metadef.class, new Metadef.Key(namespace.id(), kind, name)));
    }

    /** Tags are one name in any case of letters. */
    boolean isTaken(MetadefNamespace namespace, MetadefKind kind, String name) {
        if (kind != MetadefKind.TAG) {
            return find(namespace, kind, name).isPresent();
        }
        return !em.createQuery(
                        "select d.name from Metadef d where d.namespaceId = :namespace and d.kind = :kind"
                                + " and lower(d.name) = lower(:name)",
                        String.class)
                .setParameter("namespace", namespace.id())
                .setParameter("kind", kind)
                .setParameter("name", name)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** @throws CloudException the kind's error for a name that is there already */
    Metadef add(MetadefNamespace namespace, MetadefDraft draft, Instant createdAt, Instant now) {
        if (isTaken(namespace, draft.kind(), draft.name())) {
            throw new CloudException(draft.kind().exists(), "name", draft.name(), "namespace", namespace.name());
        }
        if (draft.kind() == MetadefKind.ASSOCIATION && em.find(MetadefResourceType.class, draft.name()) == null) {
            em.persist(new MetadefResourceType(draft.name(), now));
        }
        Metadef definition = new Metadef(namespace.id(), draft, createdAt, now);
        em.persist(definition);
        return definition;
    }

    void removeAll(MetadefNamespace namespace, MetadefKind kind) {
        em.createQuery("delete from Metadef d where d.namespaceId = :namespace and d.kind = :kind")
                .setParameter("namespace", namespace.id())
                .setParameter("kind", kind)
                .executeUpdate();
    }

    List<MetadefView> resourceTypes() {
        return em.createQuery("select t from MetadefResourceType t order by t.name", MetadefResourceType.class)
                .getResultStream()
                .map(MetadefResourceType::view)
                .toList();
    }
}
