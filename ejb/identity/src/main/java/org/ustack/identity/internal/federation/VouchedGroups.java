package org.ustack.identity.internal.federation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.internal.OutsideMemberships;
import org.ustack.kernel.Settings;

/** The groups that a provider vouches for: for as long as the token that it was asked for, or longer if it is to be. */
@ApplicationScoped
public class VouchedGroups {

    @Inject
    OutsideMemberships memberships;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** In place of all that were vouched for before. */
    void set(String userId, Collection<String> groupIds, Duration atLeast) {
        Duration token = settings.get(IdentitySettings.TOKEN_LIFETIME);
        memberships.set(userId, groupIds, clock.instant().plus(token.compareTo(atLeast) > 0 ? token : atLeast));
    }

    List<String> of(String userId) {
        return memberships.groupsOf(userId);
    }
}
