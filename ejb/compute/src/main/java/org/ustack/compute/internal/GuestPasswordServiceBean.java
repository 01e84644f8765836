package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.ustack.compute.GuestPasswordService;
import org.ustack.compute.domain.Server;
import org.ustack.kernel.RequestContext;

@Stateless
public class GuestPasswordServiceBean implements GuestPasswordService {

    @Inject
    ServerRepository repository;

    @Inject
    ServerCommands commands;

    @Override
    public String get(RequestContext caller, String serverId) {
        return repository.lock(caller, serverId).guestPassword();
    }

    @Override
    public void clear(RequestContext caller, String serverId) {
        Server server = repository.lock(caller, serverId);
        server.guestPassword("");
        commands.forgetGuestPassword(server, caller.requestId());
    }
}
