package org.ustack.placement;

import java.util.List;
import java.util.Map;
import org.ustack.placement.PlacementService.PlacementRequest;

/**
 * Would they fit, and if not, what is the least that would have to change? Asks the filters and weighers that place servers;
 * claims and stores nothing, so another request may take the room that the answer saw.
 */
public interface WhatIfService {

    int MAX_SERVERS = 1000;

    /** @param servers how many alike, 1 to {@link #MAX_SERVERS}; the request's id of a server does not matter */
    Answer ask(PlacementRequest request, int servers);

    /**
     * @param servers how many were asked for
     * @param fitting how many of them find a place
     * @param places how many on which node, the first one chosen first
     * @param summary about the first that finds none, or the last that finds one
     * @param rejections count of nodes by filter, for the same one
     * @param rejected examples
     * @param proposals cheapest first; each was tried with all the servers. Empty if all fit, or nothing known would help
     * @param searchComplete false if the search ended at its limit: there may be cheaper ones if {@code proposals} is empty,
     *     and others in any case
     */
    record Answer(
            int servers,
            int fitting,
            List<Place> places,
            String summary,
            int nodesConsidered,
            Map<String, Integer> rejections,
            List<PlacementDecisionView.Rejection> rejected,
            List<Proposal> proposals,
            boolean searchComplete) {

        public boolean fits() {
            return fitting == servers;
        }
    }

    record Place(String node, int servers) {}

    /**
     * Changes that together make all servers fit.
     *
     * @param cost sum of the changes' costs, comparable between proposals only
     */
    record Proposal(double cost, List<PlacementChange> changes) {}
}
