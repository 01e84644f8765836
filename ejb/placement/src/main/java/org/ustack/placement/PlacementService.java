package org.ustack.placement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a server goes. Verbs that claim or release join the caller's transaction. */
public interface PlacementService {

    /**
     * Chooses a node, claims its resources and stores the decision with its reasons.
     *
     * @return the node chosen, or empty when none fits: then the stored decision says why, and its summary is meant for the owner
     */
    PlacementOutcome place(PlacementRequest request);

    /** Gives back what the server has claimed; nothing claimed is fine. */
    void release(String serverId);

    /**
     * The claim passes to another holder, as it is: a server that moves claims a second place while the first is kept for it.
     * Nothing claimed is fine.
     */
    void handOver(String holder, String nextHolder);

    /** The node that the server's claim stands on. */
    Optional<Node> nodeOf(String serverId);

    /** How many of the servers stand on which node, by the id of the node, as it is committed at this moment. */
    Map<String, Integer> countByNode(Collection<String> serverIds);

    /** All decisions about a server, newest first, in full. */
    List<PlacementDecisionView> decisions(String serverId);

    /**
     * @param vcpus number
     * @param memoryMib MiB
     * @param diskGib GiB, all local disks together
     * @param availabilityZone wanted zone, or null
     * @param wantedNode only this node, or null
     * @param excludedNodes nodes that failed already in this operation
     * @param extraSpecs of the flavor
     * @param imageProperties of the image
     * @param hints scheduler hints of the request
     * @param group what the server's group asks for, or null
     */
    record PlacementRequest(
            String requestId,
            String serverId,
            String projectId,
            int vcpus,
            long memoryMib,
            long diskGib,
            String availabilityZone,
            String wantedNode,
            Set<String> excludedNodes,
            Map<String, String> extraSpecs,
            Map<String, String> imageProperties,
            Map<String, List<String>> hints,
            GroupRule group) {}

    /**
     * Where servers of one group may stand. Who places by it holds the group's lock, or two could see the same place.
     *
     * @param maxServersPerNode for {@link Policy#ANTI_AFFINITY}
     * @param serversByNode number of the group's servers by the id of the node that they stand on
     */
    record GroupRule(Policy policy, int maxServersPerNode, Map<String, Integer> serversByNode) {

        /** The soft ones are wishes. */
        public enum Policy {
            AFFINITY,
            ANTI_AFFINITY,
            SOFT_AFFINITY,
            SOFT_ANTI_AFFINITY
        }

        public int on(String nodeId) {
            return serversByNode.getOrDefault(nodeId, 0);
        }
    }

    /** @param summary one sentence that names the filters with their counts */
    record PlacementOutcome(String decisionId, Optional<Node> node, String summary) {}

    /** @param agent name of the agent that serves the node: commands go to its queue */
    record Node(String id, String name, String agent, String availabilityZone) {}
}
