package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.ustack.compute.domain.Server;
import org.ustack.image.SnapshotImages;
import org.ustack.network.ServerPorts;
import org.ustack.quota.QuotaService;

/** What an operation that does not come to its end has claimed, to be given back before it ends. */
@Dependent
public class OperationRemains {

    @Inject
    SnapshotImages images;

    @Inject
    ServerPorts ports;

    @Inject
    QuotaService quota;

    void giveBack(Server server) {
        if (server.operationAction() == null) {
            return;
        }
        Map<String, String> input = server.operationInput();
        switch (server.operationAction()) {
            case CREATE_IMAGE, CREATE_BACKUP, SHELVE -> images.discard(input.get(SnapshotVerbs.IMAGE));
            case ATTACH_INTERFACE -> ports.detach(server.id(), input.get(InterfaceVerbs.PORT));
            case RESTORE -> quota.release(server.id());
            default -> {
                // Nothing was claimed, or the server's state says what becomes of it.
            }
        }
    }
}
