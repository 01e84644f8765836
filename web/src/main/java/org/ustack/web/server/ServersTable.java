package org.ustack.web.server;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.primefaces.model.LazyDataModel;
import org.ustack.compute.ServerFilter;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerStatus;
import org.ustack.compute.ServerView;
import org.ustack.image.ImageCatalogue;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.Slice;
import org.ustack.web.access.Work;

/** The list of servers: search, state filter, sort, selection and what is done to it. */
@Named
@ViewScoped
public class ServersTable implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ServerService servers;

    @Inject
    ImageCatalogue images;

    @Inject
    Work work;

    @Inject
    ServerVerbs verbs;

    private ServerLines lines;
    private String search;
    private String state;
    private List<ServerLine> selection = new ArrayList<>();
    private String asked;

    @PostConstruct
    void begin() {
        lines = new ServerLines(this::page);
    }

    private Slice<ServerLine> page(String sortKey, boolean ascending, int size, String marker) {
        Slice<ServerView> found =
                servers.list(work.reader(), filter(sortKey, ascending), new PageRequest(size, marker));
        Set<String> imageIds = found.items().stream()
                .map(ServerView::imageId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, String> names = images.names(imageIds);
        return found.map(
                server -> new ServerLine(server, server.imageId() == null ? null : names.get(server.imageId())));
    }

    /** The search is text to the reader, a pattern to the service. */
    ServerFilter filter(String sortKey, boolean ascending) {
        Set<String> statuses = state == null ? null : Set.of(status(ServerState.valueOf(state)));
        return new ServerFilter(
                false,
                null,
                null,
                escaped(search),
                statuses,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new ServerFilter.Sort(sortKey, ascending)));
    }

    private static String status(ServerState wanted) {
        return ServerStatus.of(wanted, null, true).status();
    }

    /** Letters and digits stay, everything else is escaped, so that a dot is a dot in any regular expression. */
    static String escaped(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return text.strip().replaceAll("([^\\p{L}\\p{N}\\s_-])", "\\\\$1");
    }

    /** Called after search or state changed. */
    public void filterChanged() {
        lines.restart();
        selection = new ArrayList<>();
    }

    public void filterBy(String wantedState) {
        state = wantedState;
        filterChanged();
    }

    /** Remembers what the dialog asks about. */
    public void ask(String verb) {
        asked = verb;
    }

    /** Does what was asked to all that are selected. */
    public void applyAsked() {
        apply(asked);
        asked = null;
    }

    public void apply(String verb) {
        verbs.apply(
                Verb.valueOf(verb), selection.stream().map(ServerLine::server).toList());
        selection = new ArrayList<>();
    }

    /** For the menu of one line: the line becomes the selection. */
    public void choose(ServerLine line) {
        selection = new ArrayList<>(List.of(line));
    }

    /** Counts by state in the order in which they are shown; states without servers are left out. */
    public List<StateCount> getCounts() {
        Map<ServerState, Long> counts = servers.countByState(work.reader(), false);
        List<StateCount> shown = new ArrayList<>();
        for (ServerState each : ServerState.values()) {
            long count = counts.getOrDefault(each, 0L);
            if (count > 0 && each != ServerState.DELETED) {
                shown.add(new StateCount(each.name(), Look.of(each), count));
            }
        }
        return shown;
    }

    /** How many servers are in a state. */
    public record StateCount(String state, Look look, long count) {}

    public long getTotal() {
        return getCounts().stream().mapToLong(StateCount::count).sum();
    }

    public boolean isFiltered() {
        return state != null || (search != null && !search.isBlank());
    }

    public LazyDataModel<ServerLine> getLines() {
        return lines;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public List<ServerLine> getSelection() {
        return selection;
    }

    public void setSelection(List<ServerLine> selection) {
        this.selection = selection == null ? new ArrayList<>() : new ArrayList<>(selection);
    }

    public String getAsked() {
        return asked;
    }

    public boolean isMayChange() {
        return work.mayChange();
    }
}
