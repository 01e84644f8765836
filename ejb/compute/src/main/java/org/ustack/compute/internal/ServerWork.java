package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.ustack.compute.BootServer;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerService.Booted;
import org.ustack.kernel.CrashPoints;
import org.ustack.kernel.RequestContext;

/** The verbs that claim and release across services, each in one transaction that can be done again after a deadlock. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ServerWork {

    @Inject
    ServerBooting booting;

    @Inject
    ServerVerbs verbs;

    @Inject
    DeletionVerbs deletion;

    public Booted boot(RequestContext caller, BootServer wish) {
        Booted booted = booting.boot(caller, wish);
        CrashPoints.reach(CrashPoints.API_BEFORE_COMMIT);
        return booted;
    }

    public void delete(RequestContext caller, String serverId) {
        deletion.delete(caller, serverId);
        CrashPoints.reach(CrashPoints.API_BEFORE_COMMIT);
    }

    public void forceDelete(RequestContext caller, String serverId) {
        deletion.forceDelete(caller, serverId);
        CrashPoints.reach(CrashPoints.API_BEFORE_COMMIT);
    }

    public void restore(RequestContext caller, String serverId) {
        deletion.restore(caller, serverId);
        CrashPoints.reach(CrashPoints.API_BEFORE_COMMIT);
    }

    public void change(RequestContext caller, String serverId, ServerAction action) {
        verbs.change(caller, serverId, action);
        CrashPoints.reach(CrashPoints.API_BEFORE_COMMIT);
    }
}
