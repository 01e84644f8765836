package org.ustack.web.server;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.omnifaces.util.Faces;
import org.primefaces.PrimeFaces;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.identity.ProjectDirectory;
import org.ustack.image.ImageCatalogue;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.placement.PlacementDecisionView;
import org.ustack.placement.PlacementService;
import org.ustack.platform.OperationView;
import org.ustack.web.access.Work;
import org.ustack.web.parts.Ask;
import org.ustack.web.text.Words;

/** One server: what it is, what happened to it, why it is where it is, and its console. */
@Named
@ViewScoped
public class ServerPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final List<String> TABS = List.of("summary", "activity", "placement", "log");
    private static final int OPERATIONS_SHOWN = 20;
    private static final int LOG_LINES = 400;

    @Inject
    ServerService servers;

    @Inject
    PlacementService placement;

    @Inject
    ImageCatalogue images;

    @Inject
    ProjectDirectory people;

    @Inject
    Work work;

    @Inject
    ServerVerbs verbs;

    @Inject
    Words words;

    @Inject
    Now now;

    private String id;
    private String tab;
    private transient ServerView server;
    private transient String log;
    private transient String logProblem;
    private String asked;

    /** Reads the server, or sends the reader to the page that says that there is none. */
    public void load() throws IOException {
        try {
            server = servers.get(work.reader(), id);
        } catch (RuntimeException e) {
            CloudException error = Work.cloud(e);
            if (error.code().kind() != ErrorKind.NOT_FOUND) {
                throw error;
            }
            Faces.responseSendError(404, "");
        }
    }

    /** After news: the next question reads again. */
    public void refresh() {
        server = null;
    }

    public ServerView getServer() {
        if (server == null) {
            server = servers.get(work.reader(), id);
        }
        return server;
    }

    public Look getLook() {
        return Look.of(getServer());
    }

    public String getImageName() {
        String image = getServer().imageId();
        return image == null ? null : images.names(Set.of(image)).get(image);
    }

    public String getOwner() {
        return people.userNames(Set.of(getServer().userId())).get(getServer().userId());
    }

    public List<Verb> getVerbs() {
        return Verb.of(getServer()).stream()
                .filter(verb -> work.may(verb.rule()))
                .toList();
    }

    /** A button says which verb: the server may have come to another state since the page was drawn, and others be offered. */
    public void press() {
        Verb verb = Verb.valueOf(Ask.ofRequest().what());
        PrimeFaces.current().ajax().addCallbackParam("asks", verb.asks());
        if (verb.asks()) {
            asked = verb.name();
        } else {
            apply(verb.name());
        }
    }

    public String applyAsked() {
        return apply(asked);
    }

    private String apply(String verb) {
        verbs.apply(Verb.valueOf(verb), List.of(getServer()));
        refresh();
        return null;
    }

    /** The newest operations with their steps and the names of those who asked for them. */
    public List<OperationLine> getOperations() {
        RequestContext caller = work.reader();
        List<OperationView> found = servers.operations(caller, id, new PageRequest(OPERATIONS_SHOWN, null))
                .items();
        Map<String, String> names = people.userNames(found.stream()
                .map(OperationView::userId)
                .filter(user -> user != null)
                .collect(Collectors.toSet()));
        return found.stream()
                .map(operation -> OperationLine.of(
                        operation,
                        servers.steps(caller, operation),
                        operation.userId() == null ? null : names.get(operation.userId()),
                        now.instant()))
                .toList();
    }

    /** Why the server is where it is: decisions, newest first. */
    public List<PlacementDecisionView> getDecisions() {
        getServer(); // not found for those who may not see it
        return placement.decisions(id);
    }

    /** What the machine wrote to its console, read from its node when first asked for. */
    public String getLog() {
        if (log == null && logProblem == null) {
            readLog();
        }
        return log;
    }

    public void readLog() {
        log = null;
        logProblem = null;
        try {
            log = servers.consoleLog(work.reader(), id, LOG_LINES);
        } catch (RuntimeException e) {
            logProblem = words.of(Work.cloud(e));
        }
    }

    public String getLogProblem() {
        getLog();
        return logProblem;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getTab() {
        return tab == null || !TABS.contains(tab) ? TABS.get(0) : tab;
    }

    public void setTab(String tab) {
        this.tab = tab;
    }

    public List<String> getTabs() {
        return TABS;
    }

    public void show(String wantedTab) {
        tab = wantedTab;
    }

    public String getAsked() {
        return asked;
    }
}
