package org.ustack.rest.ustack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.placement.PlacementDecisionView;
import org.ustack.rest.common.ApiTimes;

/** A placement decision. Its owner sees all of it, with nodes as {@link NodeNames} has them. */
final class PlacementDecisionJson {

    private final NodeNames names;

    PlacementDecisionJson(NodeNames names) {
        this.names = names;
    }

    Map<String, Object> decision(PlacementDecisionView decision) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", decision.id());
        shown.put("serverId", decision.serverId());
        shown.put("requestId", decision.requestId());
        shown.put("decidedAt", ApiTimes.microsZulu(decision.decidedAt()));
        shown.put("winner", names.of(decision.winner()));
        shown.put("summary", text(decision, decision.summary()));
        shown.put("nodesConsidered", decision.nodesConsidered());
        shown.put("rejections", decision.rejections());
        shown.put(
                "candidates",
                decision.candidates().stream().map(this::candidate).toList());
        shown.put(
                "rejected",
                decision.rejected().stream()
                        .map(rejection -> rejection(decision, rejection))
                        .toList());
        shown.put("request", wish(decision.request()));
        return shown;
    }

    private Map<String, Object> candidate(PlacementDecisionView.Candidate candidate) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("node", names.of(candidate.node()));
        shown.put("weight", candidate.weight());
        shown.put("weights", candidate.weights());
        return shown;
    }

    private Map<String, Object> rejection(PlacementDecisionView decision, PlacementDecisionView.Rejection rejection) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("node", names.of(rejection.node()));
        shown.put("filter", rejection.filter());
        shown.put("reason", text(decision, rejection.reason()));
        return shown;
    }

    /** The wish may name nodes: the one wanted and those that failed before. */
    private Map<String, Object> wish(Map<String, Object> request) {
        if (request == null) {
            return Map.of();
        }
        Map<String, Object> shown = new LinkedHashMap<>(request);
        shown.computeIfPresent("wanted_node", (key, node) -> names.of(node.toString()));
        shown.computeIfPresent(
                "excluded_nodes",
                (key, nodes) -> nodes instanceof Iterable<?> several ? hidden(several) : names.of(nodes.toString()));
        return shown;
    }

    private List<String> hidden(Iterable<?> nodes) {
        List<String> shown = new ArrayList<>();
        nodes.forEach(node -> shown.add(names.of(node.toString())));
        return shown;
    }

    private String text(PlacementDecisionView decision, String text) {
        List<String> nodes = new ArrayList<>();
        decision.candidates().forEach(candidate -> nodes.add(candidate.node()));
        decision.rejected().forEach(rejection -> nodes.add(rejection.node()));
        if (decision.winner() != null) {
            nodes.add(decision.winner());
        }
        return names.in(text, nodes);
    }
}
