package org.ustack.platform.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;

/** The only place where time, randomness and the process's settings are reached for. */
@ApplicationScoped
public class Sources {

    @Produces
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    public Ids ids() {
        return Ids.random();
    }

    @Produces
    public Settings settings() {
        return Settings.ofProcess();
    }
}
