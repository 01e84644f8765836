package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.MigrationState;
import org.ustack.compute.ServerState;
import org.ustack.compute.domain.Server;
import org.ustack.kernel.RequestContext;

/**
 * Confirms what nobody confirmed or reverted in time. Looked at whenever the node that has the server reports, so it needs no
 * clockwork of its own, and a server whose new node is down can still be reverted.
 */
@Dependent
public class LateConfirmations {

    @Inject
    MigrationRepository migrations;

    @Inject
    ServerMoving moving;

    void confirmOverdue(String node, String requestId, Instant now) {
        Duration window = moving.verbs.settings.get(ComputeSettings.RESIZE_CONFIRM_WINDOW);
        if (window.isZero()) {
            return;
        }
        for (String serverId : migrations.waitingSince(node, now.minus(window))) {
            moving.verbs
                    .repository
                    .lock(serverId)
                    .filter(this::waits)
                    .ifPresent(server -> moving.confirm(RequestContext.system(requestId), serverId));
        }
    }

    /** Another controller, or the owner, may have been faster. */
    private boolean waits(Server server) {
        return server.state() == ServerState.RESIZED
                && server.operationId() == null
                && migrations
                        .open(server.id())
                        .filter(migration -> migration.state() == MigrationState.WAITING)
                        .isPresent();
    }
}
