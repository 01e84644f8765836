package org.ustack.placement.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.placement.PlacementService.Node;
import org.ustack.placement.PlacementService.PlacementRequest;

/** Reads and single-statement writes on nodes and claims. */
final class NodeRepository {

    private static final String STATE = "select new org.ustack.placement.internal.NodeState(n.id, n.name, n.agent,"
            + " n.availabilityZone, n.hypervisorType, n.hypervisorVersion, n.cpuArchitecture, n.cpuModel, n.enabled,"
            + " n.lastSeen, n.vcpus, n.vcpusUsed, n.memoryMib, n.memoryMibUsed, n.diskGib, n.diskGibUsed,"
            + " n.runningServers, n.forcedDown) from Node n";

    private static final String VIEW = "select new org.ustack.placement.NodeDirectory$NodeView(n.id, n.number, n.name,"
            + " n.agent, n.availabilityZone, n.hypervisorType, n.hypervisorVersion, n.hostAddress, n.cpuArchitecture,"
            + " n.cpuModel, n.enabled, n.disabledReason, (case when n.lastSeen >= :upSince and n.forcedDown = false"
            + " then true else false end), n.forcedDown, n.lastSeen, n.agentStartedAt, n.vcpus, n.vcpusUsed, n.memoryMib, n.memoryMibUsed, n.diskGib,"
            + " n.diskGibUsed, n.diskGibFree, n.runningServers) from Node n";

    private static final String ADD_USE = "update Node n set n.vcpusUsed = n.vcpusUsed + :vcpus,"
            + " n.memoryMibUsed = n.memoryMibUsed + :memory, n.diskGibUsed = n.diskGibUsed + :disk,"
            + " n.runningServers = n.runningServers + :servers where n.id = :node";

    private final EntityManager em;

    NodeRepository(EntityManager em) {
        this.em = em;
    }

    List<NodeState> states() {
        AggregateFacts aggregates = AggregateFacts.read(em);
        List<NodeState> nodes = em.createQuery(STATE, NodeState.class).getResultList();
        return aggregates.isEmpty()
                ? nodes
                : nodes.stream()
                        .map(node -> node.inAggregates(aggregates.of(node.id())))
                        .toList();
    }

    List<NodeView> views(Instant upSince) {
        return em.createQuery(VIEW + " order by n.name", NodeView.class)
                .setParameter("upSince", upSince)
                .getResultList();
    }

    Optional<NodeView> view(String idOrName, Instant upSince) {
        return em
                .createQuery(VIEW + " where n.id = :key or n.name = :key", NodeView.class)
                .setParameter("upSince", upSince)
                .setParameter("key", idOrName)
                .getResultList()
                .stream()
                .findFirst();
    }

    /**
     * Takes the resources if they are still there: the one place where it is decided who gets them.
     *
     * @return false if another transaction was faster, or the node was disabled or moved to another zone; then nothing changed
     */
    boolean claim(PlacementContext context, NodeState node, Instant now) {
        PlacementRequest request = context.request();
        int claimed = em.createQuery(ADD_USE
                        + " and n.enabled = true and n.availabilityZone = :zone and n.vcpusUsed + :vcpus <= cast(n.vcpus as double) * :cpuRatio"
                        + " and n.memoryMibUsed + :memory <= cast(n.memoryMib as double) * :ramRatio"
                        + " and n.diskGibUsed + :disk <= cast(n.diskGib as double) * :diskRatio")
                .setParameter("vcpus", request.vcpus())
                .setParameter("memory", request.memoryMib())
                .setParameter("disk", request.diskGib())
                .setParameter("servers", 1)
                .setParameter("node", node.id())
                .setParameter("zone", node.availabilityZone())
                .setParameter("cpuRatio", context.cpuRatio())
                .setParameter("ramRatio", context.ramRatio())
                .setParameter("diskRatio", context.diskRatio())
                .executeUpdate();
        if (claimed == 0) {
            return false;
        }
        em.createQuery("insert into NodeClaim (serverId, nodeId, wantedZone, vcpus, memoryMib, diskGib, claimedAt)"
                        + " values (:server, :node, :zone, :vcpus, :memory, :disk, :now)")
                .setParameter("server", request.serverId())
                .setParameter("node", node.id())
                .setParameter("zone", request.availabilityZone())
                .setParameter("vcpus", request.vcpus())
                .setParameter("memory", request.memoryMib())
                .setParameter("disk", request.diskGib())
                .setParameter("now", now)
                .executeUpdate();
        return true;
    }

    /** The claim of the server, or empty if it has none. */
    Optional<Claim> claimOf(String serverId) {
        return em
                .createQuery(
                        "select new org.ustack.placement.internal.NodeRepository$Claim(c.nodeId, c.vcpus, c.memoryMib,"
                                + " c.diskGib) from NodeClaim c where c.serverId = :server",
                        Claim.class)
                .setParameter("server", serverId)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Two releases of the same claim meet at the deleted row: only one gives back. */
    boolean giveBack(String serverId, Claim claim) {
        int deleted = em.createQuery("delete from NodeClaim c where c.serverId = :server")
                .setParameter("server", serverId)
                .executeUpdate();
        if (deleted == 0) {
            return false;
        }
        em.createQuery(ADD_USE)
                .setParameter("vcpus", -claim.vcpus())
                .setParameter("memory", -claim.memoryMib())
                .setParameter("disk", -claim.diskGib())
                .setParameter("servers", -1)
                .setParameter("node", claim.nodeId())
                .executeUpdate();
        return true;
    }

    /** In SQL, since the holder is the claim's key. */
    void handOver(String holder, String nextHolder) {
        em.createNativeQuery("update node_claim set server_id = ?2 where server_id = ?1")
                .setParameter(1, holder)
                .setParameter(2, nextHolder)
                .executeUpdate();
    }

    Optional<Node> nodeOf(String serverId) {
        return em
                .createQuery(
                        "select new org.ustack.placement.PlacementService$Node(n.id, n.name, n.agent, n.availabilityZone)"
                                + " from NodeClaim c, Node n where n.id = c.nodeId and c.serverId = :server",
                        Node.class)
                .setParameter("server", serverId)
                .getResultList()
                .stream()
                .findFirst();
    }

    Map<String, Integer> countByNode(Collection<String> serverIds) {
        Map<String, Integer> counts = new HashMap<>();
        nodeIdsOf(serverIds).values().forEach(node -> counts.merge(node, 1, Integer::sum));
        return counts;
    }

    Map<String, String> nodeIdsOf(Collection<String> serverIds) {
        Map<String, String> found = new HashMap<>();
        if (!serverIds.isEmpty()) {
            em.createQuery("select c.serverId, c.nodeId from NodeClaim c where c.serverId in :servers", Tuple.class)
                    .setParameter("servers", serverIds)
                    .getResultList()
                    .forEach(row -> found.put(row.get(0, String.class), row.get(1, String.class)));
        }
        return found;
    }

    /** @param vcpus number; @param memoryMib MiB; @param diskGib GiB */
    record Claim(String nodeId, int vcpus, long memoryMib, long diskGib) {}
}
