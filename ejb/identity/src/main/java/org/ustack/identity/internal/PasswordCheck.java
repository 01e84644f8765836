package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.ustack.identity.IdentityError;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** Whether a password is right: with the same work and the same refusal for a user that is unknown, closed or other. */
@ApplicationScoped
public class PasswordCheck {

    /** The id of no user: what a failure is counted for where there is nobody. */
    private static final String NOBODY = "-";

    @Inject
    Accounts accounts;

    @Inject
    IdentitySecrets secrets;

    @Inject
    PasswordRules rules;

    /**
     * As {@link #check}, for a session: the password must not have ended, the use is noted, and a hash made at a lower cost
     * than today's gives way to one of today's.
     *
     * @throws CloudException {@link IdentityError#PASSWORD_EXPIRED} to who knows it
     */
    public Accounts.Account login(Optional<Accounts.Account> found, String password) {
        Accounts.Account account = check(found, password);
        if (rules.expired(account.password(), account.options())) {
            throw new CloudException(IdentityError.PASSWORD_EXPIRED, "user_id", account.userId());
        }
        if (secrets.passwords().isWeak(account.hash())) {
            accounts.strengthen(
                    account.userId(), account.hash(), secrets.passwords().hash(password));
        }
        if (!rules.today().equals(account.lastActiveOn())) {
            accounts.recordUse(account.userId());
        }
        return account;
    }

    /**
     * @return the account, if it is open and the password is its own
     * @throws CloudException {@link CommonError#NOT_AUTHENTICATED} else; a wrong password is counted towards a lockout
     */
    public Accounts.Account check(Optional<Accounts.Account> found, String password) {
        Accounts.Account account = found.orElse(null);
        String hash = account == null ? null : account.hash();
        if (account != null && account.open() && secrets.recentPasswords().proves(account.userId(), hash, password)) {
            return account;
        }
        boolean right = secrets.passwords().matches(password, hash);
        if (account == null || !account.open() || !right) {
            // A password that is right but comes while the user is closed is no failure of the user's.
            accounts.recordFailure(account == null || right || !account.open() ? NOBODY : account.userId());
            if (account != null) {
                secrets.recentPasswords().forget(account.userId());
            }
            throw new CloudException(CommonError.NOT_AUTHENTICATED);
        }
        if (account.failedLogins() > 0) {
            accounts.clearFailures(account.userId());
        }
        secrets.recentPasswords().remember(account.userId(), hash, password);
        return account;
    }
}
