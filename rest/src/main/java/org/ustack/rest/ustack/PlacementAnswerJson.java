package org.ustack.rest.ustack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.placement.PlacementChange;
import org.ustack.placement.PlacementDecisionView.Rejection;
import org.ustack.placement.WhatIfService.Answer;
import org.ustack.placement.WhatIfService.Place;
import org.ustack.placement.WhatIfService.Proposal;

/** The answer to a question about placement, with nodes as {@link NodeNames} has them. */
final class PlacementAnswerJson {

    private final NodeNames names;

    PlacementAnswerJson(NodeNames names) {
        this.names = names;
    }

    Map<String, Object> answer(Answer answer) {
        List<String> rejected = answer.rejected().stream().map(Rejection::node).toList();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("fits", answer.fits());
        shown.put("servers", answer.servers());
        shown.put("fitting", answer.fitting());
        shown.put("places", answer.places().stream().map(this::place).toList());
        shown.put("summary", answer.summary());
        shown.put("nodesConsidered", answer.nodesConsidered());
        shown.put("rejections", answer.rejections());
        shown.put(
                "rejected",
                answer.rejected().stream()
                        .map(rejection -> rejection(rejection, rejected))
                        .toList());
        shown.put("proposals", answer.proposals().stream().map(this::proposal).toList());
        shown.put("searchComplete", answer.searchComplete());
        return shown;
    }

    private Map<String, Object> place(Place place) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("node", names.of(place.node()));
        shown.put("servers", place.servers());
        return shown;
    }

    private Map<String, Object> rejection(Rejection rejection, List<String> nodes) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("node", names.of(rejection.node()));
        shown.put("filter", rejection.filter());
        shown.put("reason", names.in(rejection.reason(), nodes));
        return shown;
    }

    private Map<String, Object> proposal(Proposal proposal) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("cost", proposal.cost());
        shown.put("changes", proposal.changes().stream().map(this::change).toList());
        return shown;
    }

    private Map<String, Object> change(PlacementChange change) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("kind", change.kind().name());
        shown.put("sentence", change.sentence(names::of));
        shown.put("node", names.of(change.node()));
        shown.put("subject", change.subject());
        shown.put("amount", change.amount() == 0 ? null : change.amount());
        return shown;
    }
}
