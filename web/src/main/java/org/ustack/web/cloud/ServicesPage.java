package org.ustack.web.cloud;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.web.parts.Ask;
import org.ustack.web.text.Words;

/** The compute services, one on each host: which answer, which take new servers, and what an operator says about that. */
@Named
@ViewScoped
public class ServicesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "os_compute_api:os-services:list";
    private static final String UPDATE = "os_compute_api:os-services:update";
    private static final String FORGET = "os_compute_api:os-services:delete";

    @Inject
    NodeDirectory nodes;

    @Inject
    CloudWork cloud;

    @Inject
    Words words;

    private Ask ask = Ask.NOTHING;
    private String reason;

    public void load() throws IOException {
        cloud.open(LIST);
    }

    /** By host; they are few, and all in memory. */
    public List<HostLine> getServices() {
        cloud.caller(LIST);
        return nodes.all().stream()
                .sorted(Comparator.comparing(NodeView::name))
                .map(HostLine::new)
                .toList();
    }

    public void ask() {
        ask = Ask.ofRequest();
        reason = null;
    }

    public void doAsked() {
        String host = ask.id();
        boolean done =
                switch (ask.what()) {
                    case "service.disable" -> cloud.done(UPDATE, caller -> nodes.setEnabled(host, false, reason));
                    case "service.enable" -> cloud.done(UPDATE, caller -> nodes.setEnabled(host, true, null));
                    case "service.down" -> cloud.done(UPDATE, caller -> nodes.setForcedDown(host, true));
                    case "service.up" -> cloud.done(UPDATE, caller -> nodes.setForcedDown(host, false));
                    case "service.forget" -> cloud.done(FORGET, caller -> nodes.remove(host));
                    default -> false;
                };
        if (done) {
            words.done(words.get("did." + ask.what(), ask.name()));
        }
    }

    /** Whether the question asked wants to know why. */
    public boolean isReasonAsked() {
        return ask.what().equals("service.disable");
    }

    public boolean isMayChange() {
        return cloud.may(UPDATE);
    }

    public boolean isMayForget() {
        return cloud.may(FORGET);
    }

    public Ask getAsk() {
        return ask;
    }

    public String getReason() {
        return reason;
    }

    /** Blanks are no reason. */
    public void setReason(String reason) {
        this.reason = reason == null || reason.isBlank() ? null : reason.strip();
    }
}
