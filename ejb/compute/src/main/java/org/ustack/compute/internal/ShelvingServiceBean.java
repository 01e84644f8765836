package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.ustack.compute.ShelvingService;
import org.ustack.kernel.RequestContext;
import org.ustack.platform.Deadlocks;

/** One transaction a call, done again if a deadlock ends it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ShelvingServiceBean implements ShelvingService {

    @Inject
    ServerTransaction transaction;

    @Inject
    ShelvingVerbs shelving;

    @Override
    public void shelve(RequestContext caller, String serverId) {
        Deadlocks.retry(() -> transaction.run(() -> shelving.shelve(caller, serverId)));
    }

    @Override
    public void offload(RequestContext caller, String serverId) {
        Deadlocks.retry(() -> transaction.run(() -> shelving.offload(caller, serverId)));
    }

    @Override
    public void unshelve(RequestContext caller, String serverId, Place place) {
        Deadlocks.retry(() -> transaction.run(() -> shelving.unshelve(caller, serverId, place)));
    }
}
