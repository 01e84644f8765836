package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.ustack.compute.InterfaceService;
import org.ustack.kernel.RequestContext;
import org.ustack.network.ServerPorts.NicRequest;
import org.ustack.platform.Deadlocks;

/** One transaction a call, done again if a deadlock ends it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InterfaceServiceBean implements InterfaceService {

    @Inject
    ServerTransaction transaction;

    @Inject
    InterfaceVerbs interfaces;

    @Override
    public String attach(RequestContext caller, String serverId, NicRequest request) {
        return Deadlocks.retry(() -> transaction.run(() -> interfaces.attach(caller, serverId, request)));
    }

    @Override
    public void detach(RequestContext caller, String serverId, String portId) {
        Deadlocks.retry(() -> transaction.run(() -> interfaces.detach(caller, serverId, portId)));
    }
}
