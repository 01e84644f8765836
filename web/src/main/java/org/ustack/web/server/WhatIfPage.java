package org.ustack.web.server;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.text.NumberFormat;
import java.util.List;
import java.util.Map;
import org.ustack.compute.PlacementQuestions;
import org.ustack.compute.PlacementQuestions.Question;
import org.ustack.placement.PlacementChange;
import org.ustack.placement.WhatIfService.Answer;
import org.ustack.web.access.Work;
import org.ustack.web.text.Preferences;
import org.ustack.web.text.Words;

/** Would servers of a size find a place, and if not, what is the least that would have to change? */
@Named
@ViewScoped
public class WhatIfPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String RULE = "ustack:placement-decisions:ask";
    private static final String NAMES = "ustack:placement-decisions:node-names";

    @Inject
    PlacementQuestions questions;

    @Inject
    Work work;

    @Inject
    Words words;

    @Inject
    Preferences preferences;

    private String flavorId;
    private String imageId;
    private String zone;
    private String serverGroup;
    private int count = 1;
    private transient Answer answer;

    public void ask() {
        Map<String, List<String>> hints = serverGroup == null ? Map.of() : Map.of("group", List.of(serverGroup));
        answer = work.changeInForm(
                        RULE,
                        caller -> questions.ask(caller, new Question(flavorId, imageId, zone, null, hints, count)))
                .orElse(null);
    }

    /** A change as a sentence; hosts are named to who may hear their names. */
    public String say(PlacementChange change) {
        String host = change.node() == null ? "" : isNamesShown() ? change.node() : words.get("whatif.a.host");
        NumberFormat format = NumberFormat.getNumberInstance(preferences.getLocale());
        format.setMaximumFractionDigits(2);
        return words.get(
                "whatif.change." + change.kind(),
                host,
                change.subject() == null ? "" : change.subject(),
                format.format(change.amount()));
    }

    public boolean isNamesShown() {
        return work.may(NAMES);
    }

    public boolean isMayAsk() {
        return work.may(RULE);
    }

    /** Null before a question was asked. */
    public Answer getAnswer() {
        return answer;
    }

    public String getFlavorId() {
        return flavorId;
    }

    public void setFlavorId(String flavorId) {
        this.flavorId = flavorId;
    }

    /** Null: any image. */
    public String getImageId() {
        return imageId;
    }

    public void setImageId(String imageId) {
        this.imageId = imageId;
    }

    /** Null: any zone. */
    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    /** Null: in no group. */
    public String getServerGroup() {
        return serverGroup;
    }

    public void setServerGroup(String serverGroup) {
        this.serverGroup = serverGroup;
    }

    public int getCount() {
        return count;
    }

    public void setCount(int count) {
        this.count = count;
    }
}
