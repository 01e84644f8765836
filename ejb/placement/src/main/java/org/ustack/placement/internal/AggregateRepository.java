package org.ustack.placement.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ustack.placement.AggregateService;
import org.ustack.placement.AggregateService.AggregateView;
import org.ustack.placement.domain.Aggregate;

/** Aggregates, read in three statements however many there are, and the statements that change their parts. */
final class AggregateRepository {

    private final EntityManager em;

    AggregateRepository(EntityManager em) {
        this.em = em;
    }

    /** Other changes of the aggregate wait. */
    Optional<Aggregate> lock(int id) {
        return em
                .createQuery("select a from Aggregate a where a.id = :id", Aggregate.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst();
    }

    List<AggregateView> views() {
        return views(em.createQuery("select a from Aggregate a order by a.id", Aggregate.class)
                .getResultList());
    }

    Optional<AggregateView> view(int id) {
        return views(em.createQuery("select a from Aggregate a where a.id = :id", Aggregate.class)
                        .setParameter("id", id)
                        .getResultList())
                .stream()
                .findFirst();
    }

    private List<AggregateView> views(List<Aggregate> aggregates) {
        if (aggregates.isEmpty()) {
            return List.of();
        }
        List<Integer> ids = aggregates.stream().map(Aggregate::id).toList();
        Map<Integer, List<String>> nodes = new HashMap<>();
        em.createQuery(
                        "select a.aggregateId, n.name from AggregateNode a, Node n where n.id = a.nodeId"
                                + " and a.aggregateId in :ids order by n.name",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(row -> nodes.computeIfAbsent((Integer) row[0], id -> new ArrayList<>())
                        .add((String) row[1]));
        Map<Integer, Map<String, String>> metadata = new HashMap<>();
        em.createQuery(
                        "select m.aggregateId, m.itemKey, m.itemValue from AggregateMetadata m where m.aggregateId in :ids",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(row -> metadata.computeIfAbsent((Integer) row[0], id -> new TreeMap<>())
                        .put((String) row[1], (String) row[2]));
        return aggregates.stream()
                .map(aggregate -> new AggregateView(
                        aggregate.id(),
                        aggregate.uuid(),
                        aggregate.name(),
                        aggregate.createdAt(),
                        aggregate.updatedAt(),
                        nodes.getOrDefault(aggregate.id(), List.of()),
                        metadata.getOrDefault(aggregate.id(), Map.of())))
                .toList();
    }

    boolean nameTaken(String name) {
        return em.createQuery("select count(a) from Aggregate a where a.name = :name", Long.class)
                        .setParameter("name", name)
                        .getSingleResult()
                > 0;
    }

    /** The zone that the aggregate gives, or null. */
    String zone(int id) {
        return em
                .createQuery(
                        "select m.itemValue from AggregateMetadata m where m.aggregateId = :id and m.itemKey = :key",
                        String.class)
                .setParameter("id", id)
                .setParameter("key", AggregateService.ZONE)
                .getResultList()
                .stream()
                .findFirst()
                .orElse(null);
    }

    boolean hasNodes(int id) {
        return em.createQuery("select count(a) from AggregateNode a where a.aggregateId = :id", Long.class)
                        .setParameter("id", id)
                        .getSingleResult()
                > 0;
    }

    boolean hasNode(int id, String nodeId) {
        return em.createQuery(
                                "select count(a) from AggregateNode a where a.aggregateId = :id and a.nodeId = :node",
                                Long.class)
                        .setParameter("id", id)
                        .setParameter("node", nodeId)
                        .getSingleResult()
                > 0;
    }

    void addNode(int id, String nodeId) {
        em.createQuery("insert into AggregateNode (aggregateId, nodeId) values (:id, :node)")
                .setParameter("id", id)
                .setParameter("node", nodeId)
                .executeUpdate();
    }

    void removeNode(int id, String nodeId) {
        em.createQuery("delete from AggregateNode a where a.aggregateId = :id and a.nodeId = :node")
                .setParameter("id", id)
                .setParameter("node", nodeId)
                .executeUpdate();
    }

    void set(int id, String key, String value) {
        em.createNativeQuery("insert into aggregate_metadata (aggregate_id, item_key, item_value) values (?1, ?2, ?3)"
                        + " on duplicate key update item_value = values(item_value)")
                .setParameter(1, id)
                .setParameter(2, key)
                .setParameter(3, value)
                .executeUpdate();
    }

    void unset(int id, String key) {
        em.createQuery("delete from AggregateMetadata m where m.aggregateId = :id and m.itemKey = :key")
                .setParameter("id", id)
                .setParameter("key", key)
                .executeUpdate();
    }

    void deleteMetadata(int id) {
        em.createQuery("delete from AggregateMetadata m where m.aggregateId = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
