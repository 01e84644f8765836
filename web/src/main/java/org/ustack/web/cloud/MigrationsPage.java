package org.ustack.web.cloud;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.compute.MigrationFilter;
import org.ustack.compute.MigrationView;
import org.ustack.compute.ServerFilter;
import org.ustack.compute.ServerMoves;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.web.parts.Lines;

/** What moves between hosts and what has moved, newest first. Who does not run the cloud sees the own project's, without hosts. */
@Named
@ViewScoped
public class MigrationsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "os_compute_api:os-migrations:index";

    @Inject
    ServerMoves moves;

    @Inject
    ServerService servers;

    @Inject
    CloudWork cloud;

    private Lines<Line> lines;

    /** A move. @param name of the server; null where it is gone */
    public record Line(MigrationView move, String name) {

        public String tone() {
            return switch (move.state()) {
                case CONFIRMED, DONE -> "good";
                case REVERTED -> "idle";
                case FAILED -> "bad";
                default -> "busy";
            };
        }
    }

    @PostConstruct
    void begin() {
        lines = Lines.after(this::page, line -> line.move().id());
    }

    public void load() throws IOException {
        cloud.open(LIST);
    }

    private Slice<Line> page(PageRequest page) {
        RequestContext caller = cloud.caller(LIST);
        String project = caller.isAdmin() ? null : caller.projectId();
        Slice<MigrationView> found =
                moves.migrations(new MigrationFilter(null, null, null, null, null, null, null, null, project), page);
        Set<String> ids = found.items().stream().map(MigrationView::serverId).collect(Collectors.toSet());
        Map<String, String> names = names(caller, ids);
        return found.map(move -> new Line(move, names.get(move.serverId())));
    }

    private Map<String, String> names(RequestContext caller, Set<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        ServerFilter these = new ServerFilter(
                caller.isAdmin(),
                null,
                null,
                null,
                null,
                null,
                ids,
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
                null);
        return servers.list(caller, these, new PageRequest(ids.size(), null)).items().stream()
                .collect(Collectors.toMap(ServerView::id, ServerView::name));
    }

    /** Whether hosts are named. */
    public boolean isHostsShown() {
        return cloud.caller(LIST).isAdmin();
    }

    public Lines<Line> getLines() {
        return lines;
    }
}
