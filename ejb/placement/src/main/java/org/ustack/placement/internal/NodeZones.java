package org.ustack.placement.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The zones of nodes as statements; whoever changes one holds the node's row, so that claims and changes cannot pass each other. */
final class NodeZones {

    private static final String COLUMNS =
            "select id, name, availability_zone, reported_zone, aggregate_zone, running_servers from node";

    private final EntityManager em;

    NodeZones(EntityManager em) {
        this.em = em;
    }

    /** @param zone in force; @param given by aggregates, or null */
    record ZonedNode(String id, String name, String zone, String reported, String given, int servers) {

        /** The zone in force if aggregates gave that one (null: none). */
        String under(String aggregateZone) {
            return aggregateZone == null ? reported : aggregateZone;
        }
    }

    Optional<ZonedNode> lock(String name) {
        return rows(em.createNativeQuery(COLUMNS + " where name = ?1 for update")
                        .setParameter(1, name))
                .stream()
                .findFirst();
    }

    /** In the order of the ids, as every transaction that locks more than one must go. */
    List<ZonedNode> lockAllOf(int aggregateId) {
        return rows(em.createNativeQuery(COLUMNS + " where id in (select a.node_id from aggregate_node a"
                        + " where a.aggregate_id = ?1) order by id for update")
                .setParameter(1, aggregateId));
    }

    private static List<ZonedNode> rows(jakarta.persistence.Query query) {
        List<ZonedNode> nodes = new ArrayList<>();
        for (Object row : query.getResultList()) {
            Object[] columns = (Object[]) row;
            nodes.add(new ZonedNode(
                    (String) columns[0],
                    (String) columns[1],
                    (String) columns[2],
                    (String) columns[3],
                    (String) columns[4],
                    ((Number) columns[5]).intValue()));
        }
        return nodes;
    }

    /** Zones that other aggregates give to the nodes. */
    List<String> givenByOthers(int aggregateId, Collection<String> nodeIds) {
        if (nodeIds.isEmpty()) {
            return List.of();
        }
        return em.createQuery(
                        "select distinct m.itemValue from AggregateMetadata m, AggregateNode a"
                                + " where m.aggregateId = a.aggregateId and m.itemKey = 'availability_zone'"
                                + " and a.aggregateId <> :aggregate and a.nodeId in :nodes order by m.itemValue",
                        String.class)
                .setParameter("aggregate", aggregateId)
                .setParameter("nodes", nodeIds)
                .getResultList();
    }

    /** Servers on the node that asked for a zone other than that one. */
    long serversThatAskedForAnother(String nodeId, String zone) {
        return em.createQuery(
                        "select count(c) from NodeClaim c where c.nodeId = :node and c.wantedZone is not null"
                                + " and c.wantedZone <> :zone",
                        Long.class)
                .setParameter("node", nodeId)
                .setParameter("zone", zone)
                .getSingleResult();
    }

    /** @return whether the zone in force is another one now */
    boolean give(ZonedNode node, String aggregateZone) {
        String inForce = node.under(aggregateZone);
        em.createQuery("update Node n set n.aggregateZone = :given, n.availabilityZone = :zone where n.id = :node")
                .setParameter("given", aggregateZone)
                .setParameter("zone", inForce)
                .setParameter("node", node.id())
                .executeUpdate();
        return !Objects.equals(inForce, node.zone());
    }
}
