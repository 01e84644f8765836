package org.ustack.web.cloud;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.ustack.placement.AggregateService;
import org.ustack.placement.AggregateService.AggregateView;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.web.identity.IdentityWork;
import org.ustack.web.parts.Ask;
import org.ustack.web.text.Words;

/** A group of hosts: its zone, what it says of itself, and which hosts are in it. */
@Named
@ViewScoped
public class AggregatePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String SHOW = "os_compute_api:os-aggregates:show";

    @Inject
    AggregateService aggregates;

    @Inject
    NodeDirectory nodes;

    @Inject
    CloudWork cloud;

    @Inject
    IdentityWork identity;

    @Inject
    Words words;

    private int id;
    private transient AggregateView aggregate;
    private String newcomer;
    private String name;
    private String zone;
    private Map<String, String> metadata = new TreeMap<>();
    private Ask ask = Ask.NOTHING;

    public void load() throws IOException {
        aggregate = identity.open(this::read);
    }

    private AggregateView read() {
        cloud.caller(SHOW);
        return aggregates.get(id);
    }

    public AggregateView getAggregate() {
        if (aggregate == null) {
            aggregate = read();
        }
        return aggregate;
    }

    /** Its metadata but for the zone, which is shown by itself. */
    public Map<String, String> getOther() {
        Map<String, String> other = new TreeMap<>(getAggregate().metadata());
        other.remove(AggregateService.ZONE);
        return other;
    }

    public void edit() {
        name = getAggregate().name();
        zone = getAggregate().zone();
        metadata = getOther();
    }

    /** Only what differs is changed, each part under the rule that the API has for it. */
    public void save() {
        AggregateView before = read();
        boolean saved = true;
        boolean renamed = !name.strip().equals(before.name());
        if (renamed || (zone != null && !zone.equals(before.zone()))) {
            saved = cloud.done(
                    "os_compute_api:os-aggregates:update",
                    caller -> aggregates.update(id, renamed ? name.strip() : null, zone));
        }
        Map<String, String> items = changes(before.metadata(), metadata);
        if (zone == null && before.zone() != null) {
            items.put(AggregateService.ZONE, null);
        }
        if (saved && !items.isEmpty()) {
            saved = cloud.done(
                    "os_compute_api:os-aggregates:set_metadata", caller -> aggregates.setMetadata(id, items));
        }
        if (saved) {
            words.done(words.get("saved", name.strip()));
        }
        aggregate = null;
    }

    /** What makes the one of the other, the zone left out: new values, and null for what is to go. */
    static Map<String, String> changes(Map<String, String> before, Map<String, String> after) {
        Map<String, String> items = new HashMap<>();
        before.keySet().stream().filter(key -> !after.containsKey(key)).forEach(key -> items.put(key, null));
        after.forEach((key, value) -> {
            if (!Objects.equals(before.get(key), value)) {
                items.put(key, value);
            }
        });
        items.remove(AggregateService.ZONE);
        return items;
    }

    /** Hosts that are not in it. */
    public List<String> getOthers() {
        return nodes.all().stream()
                .map(NodeView::name)
                .filter(node -> !getAggregate().nodes().contains(node))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    public void join() {
        cloud.change("os_compute_api:os-aggregates:add_host", caller -> aggregates.addNode(id, newcomer))
                .ifPresent(changed -> {
                    aggregate = changed;
                    words.done(words.get("aggregate.joined", newcomer, changed.name()));
                });
    }

    public void ask() {
        ask = Ask.ofRequest();
    }

    public String doAsked() {
        if (ask.what().equals("aggregate.delete")) {
            if (cloud.done("os_compute_api:os-aggregates:delete", caller -> aggregates.delete(id))) {
                words.done(words.get("did.aggregate.delete", ask.name()));
                return "/aggregates.xhtml?faces-redirect=true";
            }
        } else if (cloud.done(
                "os_compute_api:os-aggregates:remove_host", caller -> aggregates.removeNode(id, ask.id()))) {
            words.done(words.get("did.aggregate.leave", ask.name()));
            aggregate = null;
        }
        return null;
    }

    public int getId() {
        return id;
    }

    public void setId(int id) {
        this.id = id;
    }

    public String getNewcomer() {
        return newcomer;
    }

    public void setNewcomer(String newcomer) {
        this.newcomer = newcomer;
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

    public Map<String, String> getMetadata() {
        return metadata;
    }

    public void setMetadata(Map<String, String> metadata) {
        this.metadata = metadata;
    }

    public Ask getAsk() {
        return ask;
    }
}
