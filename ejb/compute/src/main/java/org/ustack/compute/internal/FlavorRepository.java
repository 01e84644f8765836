package org.ustack.compute.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.compute.domain.Flavor;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;

/** Flavors and who may use the private ones. */
final class FlavorRepository {

    /** What a caller who is no admin may see. */
    private static final String VISIBLE = "(f.isPublic = true or exists (select 1 from FlavorAccess a"
            + " where a.flavorNumber = f.number and a.projectId = :project))";

    private static final Map<String, String> SORT_KEYS = Map.ofEntries(
            Map.entry("flavorid", "f.id"),
            Map.entry("name", "f.name"),
            Map.entry("memory_mb", "f.ram"),
            Map.entry("vcpus", "f.vcpus"),
            Map.entry("root_gb", "f.disk"),
            Map.entry("ephemeral_gb", "f.ephemeral"),
            Map.entry("swap", "f.swap"),
            Map.entry("rxtx_factor", "f.rxtxFactor"),
            Map.entry("id", "f.number"),
            Map.entry("created_at", "f.createdAt"));

    private final EntityManager em;

    FlavorRepository(EntityManager em) {
        this.em = em;
    }

    Optional<Flavor> live(String id) {
        return em
                .createQuery("select f from Flavor f where f.liveId = :id", Flavor.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst();
    }

    boolean nameTaken(String name) {
        return em.createQuery("select count(f) from Flavor f where f.liveName = :name", Long.class)
                        .setParameter("name", name)
                        .getSingleResult()
                > 0;
    }

    /** Live, and public, shared with the caller's project, or asked for by an admin. */
    Optional<Flavor> visible(RequestContext caller, String id) {
        return live(id).filter(flavor ->
                flavor.isPublic() || caller.isAdmin() || access(flavor).contains(String.valueOf(caller.projectId())));
    }

    List<String> access(Flavor flavor) {
        return em.createQuery(
                        "select a.projectId from FlavorAccess a where a.flavorNumber = :number order by a.projectId",
                        String.class)
                .setParameter("number", flavor.number())
                .getResultList();
    }

    void addAccess(Flavor flavor, String projectId) {
        // The statement goes past the persistence context: a flavor made in this transaction must stand before it.
        em.flush();
        em.createQuery("insert into FlavorAccess (flavorNumber, projectId) values (:number, :project)")
                .setParameter("number", flavor.number())
                .setParameter("project", projectId)
                .executeUpdate();
    }

    int removeAccess(Flavor flavor, String projectId) {
        return em.createQuery("delete from FlavorAccess a where a.flavorNumber = :number and a.projectId = :project")
                .setParameter("number", flavor.number())
                .setParameter("project", projectId)
                .executeUpdate();
    }

    /** One more than the page has, if there is one more. */
    List<Flavor> list(
            RequestContext caller,
            Boolean isPublic,
            int minDisk,
            int minRam,
            String sortKey,
            boolean ascending,
            PageRequest page) {
        String expression = SORT_KEYS.get(sortKey == null ? "flavorid" : sortKey);
        if (expression == null) {
            throw new CloudException(CommonError.BAD_REQUEST, "reason", "Invalid sort key: " + sortKey);
        }
        Keyset keyset =
                new Keyset(List.of(new Keyset.Key(expression, ascending), new Keyset.Key("f.number", ascending)));
        Map<String, Object> parameters = new HashMap<>();
        String where = " where f.liveId is not null and f.disk >= :disk and f.ram >= :ram";
        parameters.put("disk", minDisk);
        parameters.put("ram", minRam);
        if (!caller.isAdmin() || Boolean.TRUE.equals(isPublic)) {
            where += " and " + VISIBLE;
            parameters.put("project", String.valueOf(caller.projectId()));
        } else if (Boolean.FALSE.equals(isPublic)) {
            where += " and f.isPublic = false";
        }
        if (page.marker() != null) {
            List<Object[]> marker = em.createQuery(
                            "select " + keyset.select() + " from Flavor f where f.liveId = :id", Object[].class)
                    .setParameter("id", page.marker())
                    .getResultList();
            if (marker.isEmpty()) {
                throw new CloudException(CommonError.MARKER_NOT_FOUND, "marker", page.marker());
            }
            where += " and " + keyset.after(marker.get(0), parameters);
        }
        TypedQuery<Flavor> query = em.createQuery("select f from Flavor f" + where + keyset.orderBy(), Flavor.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(page.limit() + 1).getResultList();
    }

    /** A later flavor with the id of a deleted one wins. */
    Map<String, String> names(Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            em.createQuery("select f.id, f.name from Flavor f where f.id in :ids order by f.number", Tuple.class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(row -> names.put(row.get(0, String.class), row.get(1, String.class)));
        }
        return names;
    }
}
