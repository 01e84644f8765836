package org.ustack.placement.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The metadata of all aggregates as nodes have it: by key all values of the aggregates that a node is in. As in Nova a value is a
 * list with commas. Nodes that are in the same aggregates share one map.
 */
final class AggregateFacts {

    private final Map<String, List<Integer>> aggregatesByNode = new HashMap<>();
    private final Map<Integer, Map<String, String>> metadata = new HashMap<>();
    private final Map<List<Integer>, Map<String, Set<String>>> merged = new HashMap<>();

    /** Two statements, one where there are no aggregates. */
    static AggregateFacts read(EntityManager em) {
        AggregateFacts facts = new AggregateFacts();
        em.createQuery("select m.aggregateId, m.itemKey, m.itemValue from AggregateMetadata m", Object[].class)
                .getResultList()
                .forEach(row -> facts.item((Integer) row[0], (String) row[1], (String) row[2]));
        if (!facts.metadata.isEmpty()) {
            em.createQuery(
                            "select a.nodeId, a.aggregateId from AggregateNode a order by a.nodeId, a.aggregateId",
                            Object[].class)
                    .getResultList()
                    .forEach(row -> facts.member((String) row[0], (Integer) row[1]));
        }
        return facts;
    }

    void item(int aggregate, String key, String value) {
        metadata.computeIfAbsent(aggregate, id -> new TreeMap<>()).put(key, value);
    }

    void member(String node, int aggregate) {
        aggregatesByNode.computeIfAbsent(node, id -> new ArrayList<>()).add(aggregate);
    }

    boolean isEmpty() {
        return metadata.isEmpty() || aggregatesByNode.isEmpty();
    }

    Map<String, Set<String>> of(String nodeId) {
        return merged.computeIfAbsent(aggregatesByNode.getOrDefault(nodeId, List.of()), this::merge);
    }

    private Map<String, Set<String>> merge(List<Integer> aggregates) {
        Map<String, Set<String>> all = new TreeMap<>();
        for (Integer aggregate : aggregates) {
            metadata.getOrDefault(aggregate, Map.of()).forEach((key, values) -> Arrays.stream(values.split(","))
                    .map(String::strip)
                    .forEach(value ->
                            all.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(value)));
        }
        return all;
    }
}
