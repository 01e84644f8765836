package org.ustack.placement.internal.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.Settings;
import org.ustack.placement.PlacementService.PlacementRequest;
import org.ustack.placement.WhatIfService.Place;
import org.ustack.placement.internal.NodeState;
import org.ustack.placement.internal.PlacementContext;
import org.ustack.placement.internal.Ranking;

/**
 * Servers placed in a world one after the other, each where the ranking puts it first.
 *
 * @param winners names of nodes, in the order of the servers
 * @param last the ranking of the first that found no place, else of the last server
 * @param after the world with the room of the placed servers taken
 */
record DryRun(List<String> winners, Ranking last, World after) {

    /** @param servers at least one */
    static DryRun of(World world, int servers, Settings settings) {
        List<String> winners = new ArrayList<>();
        Map<String, NodeState> nodes = new LinkedHashMap<>(world.nodes());
        PlacementContext context = world.context();
        Ranking ranking = null;
        for (int i = 0; i < servers; i++) {
            context = context.asking(
                    Wish.like(context.request()).ofServer("what-if-" + i).request());
            ranking = Ranking.of(context, nodes.values(), settings);
            if (ranking.first().isEmpty()) {
                break;
            }
            NodeState winner = ranking.first().get();
            PlacementRequest request = context.request();
            nodes.put(winner.id(), winner.plus(request.vcpus(), request.memoryMib(), request.diskGib(), 1));
            context = context.asking(Wish.like(request).joinedBy(winner.id()).request());
            winners.add(winner.name());
        }
        return new DryRun(winners, ranking, new World(context, nodes));
    }

    List<Place> places() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        winners.forEach(node -> counts.merge(node, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new Place(entry.getKey(), entry.getValue()))
                .toList();
    }
}
