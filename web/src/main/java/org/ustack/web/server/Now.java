package org.ustack.web.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** The clock for beans that live in a session, which cannot hold one themselves. */
@ApplicationScoped
public class Now {

    @Inject
    Clock clock;

    public Instant instant() {
        return clock.instant();
    }
}
