package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.ustack.compute.RebuildWish;
import org.ustack.compute.ServerMoves.Rebuilt;
import org.ustack.kernel.CrashPoints;
import org.ustack.kernel.RequestContext;

/** Rebuilds and moves, each in one transaction that can be done again after a deadlock. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MoveWork {

    @Inject
    ServerRebuilding rebuilding;

    @Inject
    ServerMoving moving;

    public Rebuilt rebuild(RequestContext caller, String serverId, RebuildWish wish) {
        Rebuilt rebuilt = rebuilding.rebuild(caller, serverId, wish);
        CrashPoints.reach(CrashPoints.API_BEFORE_COMMIT);
        return rebuilt;
    }

    public void resize(RequestContext caller, String serverId, String flavorId, String diskConfig) {
        moving.resize(caller, serverId, flavorId, diskConfig);
        CrashPoints.reach(CrashPoints.API_BEFORE_COMMIT);
    }

    public void confirm(RequestContext caller, String serverId) {
        moving.confirm(caller, serverId);
    }

    public void revert(RequestContext caller, String serverId) {
        moving.revert(caller, serverId);
    }

    public void migrate(RequestContext caller, String serverId, String host) {
        moving.migrate(caller, serverId, host);
    }

    public String evacuate(RequestContext caller, String serverId, String host, String adminPassword) {
        return moving.evacuate(caller, serverId, host, adminPassword);
    }
}
