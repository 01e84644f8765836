package org.ustack.rest.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ustack.compute.ServerFilter;
import org.ustack.compute.ServerService;
import org.ustack.compute.ServerView;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Reads listings to their end, for answers about whole nodes and projects. Called only behind rules that allow them. */
@ApplicationScoped
public class AllServers {

    @Inject
    ServerService servers;

    /** @param node null for all nodes */
    public List<ServerView> onNode(RequestContext caller, String node) {
        return all(RequestContext.system(caller.requestId()), filter(null, node, null, null));
    }

    /**
     * All that lived at some time since then, deleted ones included.
     *
     * @param project null for all projects
     */
    public List<ServerView> livingSince(RequestContext caller, String project, Instant since) {
        RequestContext system = RequestContext.system(caller.requestId());
        List<ServerView> found = new ArrayList<>(all(system, filter(project, null, null, null)));
        // A deletion is a change, so what was deleted before that time has not changed since.
        found.addAll(all(system, filter(project, null, since, true)));
        return found;
    }

    private List<ServerView> all(RequestContext caller, ServerFilter filter) {
        List<ServerView> all = new ArrayList<>();
        String marker = null;
        boolean more = true;
        while (more) {
            Slice<ServerView> page = servers.list(caller, filter, new PageRequest(PageRequest.MAX_LIMIT, marker));
            all.addAll(page.items());
            more = page.more();
            marker = more ? page.items().get(page.items().size() - 1).id() : null;
        }
        return all;
    }

    private static ServerFilter filter(String project, String node, Instant since, Boolean deleted) {
        return new ServerFilter(
                true, project, null, null, null, null, null, null, null, node, null, null, null, null, null, null,
                since, null, deleted, null, null, null, null, null, null);
    }
}
