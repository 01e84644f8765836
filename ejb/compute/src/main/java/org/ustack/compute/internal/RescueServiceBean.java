package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.ustack.compute.RescueService;
import org.ustack.kernel.RequestContext;
import org.ustack.platform.Deadlocks;

/** One transaction a call, done again if a deadlock ends it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RescueServiceBean implements RescueService {

    @Inject
    ServerTransaction transaction;

    @Inject
    RescueVerbs rescues;

    @Override
    public String rescue(RequestContext caller, String serverId, String imageId, String password) {
        return Deadlocks.retry(() -> transaction.run(() -> rescues.rescue(caller, serverId, imageId, password)));
    }

    @Override
    public void unrescue(RequestContext caller, String serverId) {
        Deadlocks.retry(() -> transaction.run(() -> rescues.unrescue(caller, serverId)));
    }
}
