package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.compute.domain.Server;
import org.ustack.compute.domain.ServerEvent;
import org.ustack.compute.domain.ServerLifecycle;
import org.ustack.kernel.RequestContext;

/** Deletes servers: at once, or for a while first where the cloud keeps what was deleted. */
@Dependent
public class DeletionVerbs {

    @Inject
    ServerVerbs verbs;

    @Inject
    ServerCommands commands;

    /** A server that never ran has nothing that is worth keeping. */
    void delete(RequestContext caller, String serverId) {
        Server server = verbs.unlocked(caller, serverId);
        boolean kept = !verbs.settings.get(ComputeSettings.RECLAIM_INTERVAL).isZero();
        if (kept
                && (server.state() == ServerState.SOFT_DELETED
                        || server.operationAction() == ServerAction.SOFT_DELETE)) {
            return;
        }
        boolean keepable = server.launchedAt() != null
                && verbs.isOnNode(server)
                && ServerLifecycle.TABLE
                        .find(server.state(), ServerEvent.SOFT_DELETE_ASKED)
                        .isPresent();
        if (kept && keepable && server.operationAction() != ServerAction.DELETE) {
            softDelete(caller, server);
        } else {
            verbs.delete(caller, server);
        }
    }

    private void softDelete(RequestContext caller, Server server) {
        if (server.operationId() != null) {
            verbs.supersede(server, "The server was deleted meanwhile.");
        }
        verbs.begin(
                caller, server, ServerAction.SOFT_DELETE, Map.of(), verbs.settings.get(ComputeSettings.POWER_TIMEOUT));
        commands.powerOff(server);
        verbs.transitions.news.changed(server.changed());
    }

    void forceDelete(RequestContext caller, String serverId) {
        verbs.delete(caller, verbs.unlocked(caller, serverId));
    }

    /** Counted again from now on. */
    void restore(RequestContext caller, String serverId) {
        Server server = verbs.ready(caller, serverId, ServerAction.RESTORE);
        verbs.transitions.quota.claim(server.projectId(), server.id(), ServerBooting.claims(server.flavor()));
        verbs.begin(caller, server, ServerAction.RESTORE, Map.of(), verbs.settings.get(ComputeSettings.POWER_TIMEOUT));
        commands.unrescue(server);
        verbs.transitions.news.changed(server.changed());
    }
}
