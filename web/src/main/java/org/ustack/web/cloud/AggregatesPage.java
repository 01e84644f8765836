package org.ustack.web.cloud;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.ustack.placement.AggregateService;
import org.ustack.placement.AggregateService.AggregateView;
import org.ustack.web.parts.Ask;
import org.ustack.web.text.Words;

/** Groups of hosts: availability zones, and what sizes can ask for. */
@Named
@ViewScoped
public class AggregatesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "os_compute_api:os-aggregates:index";

    @Inject
    AggregateService aggregates;

    @Inject
    CloudWork cloud;

    @Inject
    Words words;

    private String name;
    private String zone;
    private Ask ask = Ask.NOTHING;

    public void load() throws IOException {
        cloud.open(LIST);
    }

    /** By name; an operator makes some dozens at most. */
    public List<AggregateView> getAggregates() {
        cloud.caller(LIST);
        return aggregates.all().stream()
                .sorted(Comparator.comparing(AggregateView::name))
                .toList();
    }

    public void add() {
        name = null;
        zone = null;
    }

    public String create() {
        return cloud.change("os_compute_api:os-aggregates:create", caller -> aggregates.create(name.strip(), zone))
                .map(made -> {
                    words.done(words.get("saved", made.name()));
                    return "/aggregate.xhtml?faces-redirect=true&id=" + made.id();
                })
                .orElse(null);
    }

    public void ask() {
        ask = Ask.ofRequest();
    }

    public void doAsked() {
        if (cloud.done(
                "os_compute_api:os-aggregates:delete", caller -> aggregates.delete(Integer.parseInt(ask.id())))) {
            words.done(words.get("did.aggregate.delete", ask.name()));
        }
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getZone() {
        return zone;
    }

    /** Nothing typed: the aggregate gives no zone. */
    public void setZone(String zone) {
        this.zone = zone == null || zone.isBlank() ? null : zone.strip();
    }

    public Ask getAsk() {
        return ask;
    }
}
