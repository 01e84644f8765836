package org.ustack.placement;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A stored decision: candidates, the verdict of each filter with its numbers, the weights, the winner.
 *
 * @param winner node name, or null when none fitted
 * @param nodesConsidered how many nodes there were
 * @param rejections count of rejected nodes by filter, in the order in which the filters ran
 * @param candidates nodes that passed, best first, at most 20
 * @param rejected examples of nodes that fell out, at most 20
 */
public record PlacementDecisionView(
        String id,
        String serverId,
        String requestId,
        Instant decidedAt,
        String winner,
        String summary,
        int nodesConsidered,
        Map<String, Integer> rejections,
        List<Candidate> candidates,
        List<Rejection> rejected,
        Map<String, Object> request) {

    /** @param weights normalised weight times multiplier, by weigher */
    public record Candidate(String node, double weight, Map<String, Double> weights) {}

    public record Rejection(String node, String filter, String reason) {}
}
