package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.compute.MigrationFilter;
import org.ustack.compute.MigrationKind;
import org.ustack.compute.MigrationState;
import org.ustack.compute.domain.Migration;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.PageRequest;

/** Reads and writes migrations. Who changes one has locked its server before. */
@Dependent
public class MigrationRepository {

    @PersistenceContext(unitName = "compute")
    EntityManager em;

    /** The one of the server that is not over. */
    Optional<Migration> open(String serverId) {
        return em
                .createQuery("select m from Migration m where m.openServerId = :server", Migration.class)
                .setParameter("server", serverId)
                .getResultList()
                .stream()
                .findFirst();
    }

    void insert(Migration migration) {
        em.persist(migration);
    }

    /** Servers on the node that wait for a word since before that time, in the order of their ids. */
    List<String> waitingSince(String node, Instant before) {
        return em.createQuery(
                        "select m.serverId from Migration m where m.destinationNode = :node and m.state = :waiting"
                                + " and m.updatedAt < :before order by m.serverId",
                        String.class)
                .setParameter("node", node)
                .setParameter("waiting", MigrationState.WAITING)
                .setParameter("before", before)
                .getResultList();
    }

    /** Newest first, one more than the page has, if there is one more. */
    List<Migration> list(MigrationFilter filter, PageRequest page) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder where = new StringBuilder(" where 1 = 1");
        restrict(where, parameters, "m.serverId = :server", "server", filter.serverId());
        restrict(where, parameters, "(m.sourceNode = :host or m.destinationNode = :host)", "host", filter.host());
        restrict(where, parameters, "m.sourceNode = :source", "source", filter.sourceNode());
        restrict(where, parameters, "m.updatedAt >= :since", "since", filter.changesSince());
        restrict(where, parameters, "m.updatedAt <= :before", "before", filter.changesBefore());
        restrict(where, parameters, "m.userId = :user", "user", filter.userId());
        restrict(where, parameters, "m.projectId = :project", "project", filter.projectId());
        if (filter.status() != null) {
            restrict(where, parameters, "m.state in :states", "states", states(filter.status()));
        }
        if (filter.kind() != null) {
            restrict(where, parameters, "m.kind in :kinds", "kinds", kinds(filter.kind()));
        }
        Keyset keyset = new Keyset(List.of(new Keyset.Key("m.number", false)));
        if (page.marker() != null) {
            where.append(" and ").append(keyset.after(marker(keyset, page.marker()), parameters));
        }
        TypedQuery<Migration> query =
                em.createQuery("select m from Migration m" + where + keyset.orderBy(), Migration.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(page.limit() + 1).getResultList();
    }

    private static void restrict(
            StringBuilder where, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    private static List<MigrationState> states(String apiName) {
        return Arrays.stream(MigrationState.values())
                .filter(state -> state.apiName().equals(apiName))
                .toList();
    }

    private static List<MigrationKind> kinds(String apiName) {
        return Arrays.stream(MigrationKind.values())
                .filter(kind -> kind.apiName().equals(apiName))
                .toList();
    }

    private Object[] marker(Keyset keyset, String id) {
        List<Long> found = em.createQuery(
                        "select " + keyset.select() + " from Migration m where m.id = :id", Long.class)
                .setParameter("id", id)
                .getResultList();
        if (found.isEmpty()) {
            throw new CloudException(CommonError.MARKER_NOT_FOUND, "marker", id);
        }
        return new Object[] {found.get(0)};
    }

    /** Internal number of the newest flavor with that id, 0 if there never was one. */
    long flavorNumber(String flavorId) {
        return em
                .createQuery("select f.number from Flavor f where f.id = :id order by f.number desc", Long.class)
                .setParameter("id", flavorId)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .orElse(0L);
    }
}
