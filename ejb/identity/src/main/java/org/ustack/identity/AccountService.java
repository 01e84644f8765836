package org.ustack.identity;

import java.time.Instant;
import java.time.LocalDate;
import org.ustack.kernel.RequestContext;

/** How it stands with a user's account: who keeps it, and what keeps it closed. An unknown user is {@link IdentityError#NOT_FOUND}. */
public interface AccountService {

    /** Who says what a user is called and how it proves who it is. */
    enum Keeper {
        /** This cloud. */
        CLOUD,
        /** The directory behind the user's domain: nothing of the user can be changed here. */
        DIRECTORY,
        /** An identity provider: it has no password here. */
        PROVIDER
    }

    /**
     * The account of a user.
     *
     * @param keeperName of the identity provider, else null
     * @param enabled as it is set, whatever else closes the account
     * @param hasPassword whether this cloud knows one
     * @param passwordSetAt null without a password
     * @param lockedUntil when logins count again after too many wrong passwords; null if they count now
     * @param unused whether it is closed for want of use
     * @param lastActiveOn null where it was never seen
     */
    record Account(
            Keeper keeper,
            String keeperName,
            boolean enabled,
            boolean hasPassword,
            Instant passwordSetAt,
            Instant lockedUntil,
            boolean unused,
            LocalDate lastActiveOn) {}

    /** Under the rule {@code identity:get_user}. */
    Account account(RequestContext caller, String userId);

    /** Ends a lockout, and says nothing where there was none. Under the rule {@code identity:update_user}. */
    void unlock(RequestContext caller, String userId);
}
