package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import org.ustack.compute.SnapshotService;
import org.ustack.kernel.RequestContext;
import org.ustack.platform.Deadlocks;

/** One transaction a call, done again if a deadlock ends it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SnapshotServiceBean implements SnapshotService {

    @Inject
    ServerTransaction transaction;

    @Inject
    SnapshotVerbs snapshots;

    @Override
    public String createImage(RequestContext caller, String serverId, String name, Map<String, String> metadata) {
        return Deadlocks.retry(() -> transaction.run(() -> snapshots.createImage(caller, serverId, name, metadata)));
    }

    @Override
    public String createBackup(
            RequestContext caller,
            String serverId,
            String name,
            String type,
            int rotation,
            Map<String, String> metadata) {
        return Deadlocks.retry(
                () -> transaction.run(() -> snapshots.createBackup(caller, serverId, name, type, rotation, metadata)));
    }
}
