package org.ustack.web.catalog;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.compute.ServerFilter;
import org.ustack.compute.ServerGroupService;
import org.ustack.compute.ServerGroupService.ServerGroupView;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.identity.IdentityFinder.Page;
import org.ustack.kernel.PageRequest;
import org.ustack.placement.PlacementService.GroupRule.Policy;
import org.ustack.web.access.Work;
import org.ustack.web.identity.Choice;
import org.ustack.web.parts.Ask;
import org.ustack.web.parts.Lines;
import org.ustack.web.text.Words;

/** The project's groups of servers that stand together or apart. */
@Named
@ViewScoped
public class ServerGroupsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String CREATE = "os_compute_api:os-server-groups:create";
    private static final String DELETE = "os_compute_api:os-server-groups:delete";

    @Inject
    ServerGroupService groups;

    @Inject
    ServerService servers;

    @Inject
    Work work;

    @Inject
    Words words;

    private Lines<Line> lines;
    private String name;
    private Policy policy = Policy.ANTI_AFFINITY;
    private int most = 1;
    private Ask ask = Ask.NOTHING;

    /** A group. @param members by name */
    public record Line(ServerGroupView group, List<Choice> members) {}

    @PostConstruct
    void begin() {
        lines = new Lines<>(this::page);
    }

    /** The service counts from the first group on: its marker is a number. */
    private Page<Line> page(String after, int size) {
        int offset = after == null ? 0 : Integer.parseInt(after);
        List<ServerGroupView> found = groups.list(work.reader(), false, size + 1, offset);
        List<ServerGroupView> shown = found.subList(0, Math.min(size, found.size()));
        Map<String, String> names =
                names(shown.stream().flatMap(group -> group.members().stream()).collect(Collectors.toSet()));
        List<Line> page = shown.stream()
                .map(group -> new Line(
                        group,
                        group.members().stream()
                                .map(id -> new Choice(id, names.getOrDefault(id, id)))
                                .toList()))
                .toList();
        return new Page<>(page, found.size() > size ? Integer.toString(offset + size) : null);
    }

    private Map<String, String> names(Set<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        ServerFilter these = new ServerFilter(
                false, null, null, null, null, null, ids, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null);
        return servers.list(work.reader(), these, new PageRequest(ids.size(), null)).items().stream()
                .collect(Collectors.toMap(ServerView::id, ServerView::name));
    }

    public void add() {
        name = null;
        policy = Policy.ANTI_AFFINITY;
        most = 1;
    }

    public void create() {
        int wanted = policy == Policy.ANTI_AFFINITY ? most : ServerGroupService.NOT_SAID;
        work.changeInForm(CREATE, caller -> groups.create(caller, name.strip(), policy, wanted))
                .ifPresent(made -> {
                    words.done(words.get("saved", made.name()));
                    lines.restart();
                });
    }

    public void ask() {
        ask = Ask.ofRequest();
    }

    public void doAsked() {
        if (work.done(DELETE, caller -> groups.delete(caller, ask.id()))) {
            words.done(words.get("did.servergroup.delete", ask.name()));
            lines.restart();
        }
    }

    public Policy[] getPolicies() {
        return Policy.values();
    }

    public boolean isMayCreate() {
        return work.may(CREATE);
    }

    public boolean isMayDelete() {
        return work.may(DELETE);
    }

    public Lines<Line> getLines() {
        return lines;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Policy getPolicy() {
        return policy;
    }

    public void setPolicy(Policy policy) {
        this.policy = policy;
    }

    /** Servers of the group on one host, where they stand apart. */
    public int getMost() {
        return most;
    }

    public void setMost(int most) {
        this.most = most;
    }

    public Ask getAsk() {
        return ask;
    }
}
