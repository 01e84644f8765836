package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.ustack.compute.ServerChanged;

/** As a CDI event. Observers use {@code TransactionPhase.AFTER_SUCCESS}, or they would see what may yet be rolled back. */
@Dependent
public class CdiServerNews implements ServerNews {

    @Inject
    Event<ServerChanged> event;

    @Override
    public void changed(ServerChanged news) {
        event.fire(news);
    }
}
