package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.ustack.identity.IdentitySettings;
import org.ustack.kernel.Settings;

/** How long a token that is issued now is good for. */
@ApplicationScoped
public class TokenLifetime {

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    public Instant end() {
        return clock.instant().plus(settings.get(IdentitySettings.TOKEN_LIFETIME));
    }
}
