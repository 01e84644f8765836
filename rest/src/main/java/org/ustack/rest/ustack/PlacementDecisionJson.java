package org.ustack.rest.ustack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ustack.placement.PlacementDecisionView;
import org.ustack.rest.common.ApiTimes;

/**
 * A placement decision. Its owner sees all of it with nodes under the {@code hostId} that servers show; names of nodes are
 * for admins. Reasons are free text of the filters, so names in them are replaced too.
 */
final class PlacementDecisionJson {

    private final UnaryOperator<String> nodeName;

    /** @param nodeName how a node is called in the answer */
    PlacementDecisionJson(UnaryOperator<String> nodeName) {
        this.nodeName = nodeName;
    }

    Map<String, Object> decision(PlacementDecisionView decision) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", decision.id());
        shown.put("serverId", decision.serverId());
        shown.put("requestId", decision.requestId());
        shown.put("decidedAt", ApiTimes.microsZulu(decision.decidedAt()));
        shown.put("winner", decision.winner() == null ? null : nodeName.apply(decision.winner()));
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
        shown.put("node", nodeName.apply(candidate.node()));
        shown.put("weight", candidate.weight());
        shown.put("weights", candidate.weights());
        return shown;
    }

    private Map<String, Object> rejection(PlacementDecisionView decision, PlacementDecisionView.Rejection rejection) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("node", nodeName.apply(rejection.node()));
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
        shown.computeIfPresent("wanted_node", (key, node) -> nodeName.apply(node.toString()));
        shown.computeIfPresent(
                "excluded_nodes",
                (key, nodes) ->
                        nodes instanceof Iterable<?> several ? hidden(several) : nodeName.apply(nodes.toString()));
        return shown;
    }

    private List<String> hidden(Iterable<?> nodes) {
        List<String> names = new java.util.ArrayList<>();
        nodes.forEach(node -> names.add(nodeName.apply(node.toString())));
        return names;
    }

    private String text(PlacementDecisionView decision, String text) {
        if (text == null) {
            return null;
        }
        String shown = text;
        for (PlacementDecisionView.Candidate candidate : decision.candidates()) {
            shown = replaced(shown, candidate.node());
        }
        for (PlacementDecisionView.Rejection rejection : decision.rejected()) {
            shown = replaced(shown, rejection.node());
        }
        return decision.winner() == null ? shown : replaced(shown, decision.winner());
    }

    private String replaced(String text, String node) {
        Pattern whole = Pattern.compile("(?<![\\w.-])" + Pattern.quote(node) + "(?![\\w-])");
        return whole.matcher(text).replaceAll(Matcher.quoteReplacement(nodeName.apply(node)));
    }
}
