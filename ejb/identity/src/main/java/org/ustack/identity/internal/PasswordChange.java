package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ustack.identity.IdentityError;
import org.ustack.kernel.CloudException;

/** A user changes its own password. All refusals but that of the old password come after it was proved. */
@ApplicationScoped
public class PasswordChange {

    @Inject
    Accounts accounts;

    @Inject
    PasswordCheck passwords;

    @Inject
    PasswordRules rules;

    @Inject
    PasswordHistory history;

    @Inject
    IdentitySecrets secrets;

    @Inject
    Users users;

    void change(String userId, String oldPassword, String newPassword) {
        Accounts.Account account = passwords.check(accounts.find(userId), oldPassword);
        rules.requireChangeable(account.password(), account.options());
        rules.requireGood(newPassword);
        if (rules.unique() == 0 && oldPassword.equals(newPassword)) {
            throw IdentityError.invalid("The new password cannot be identical to a previous password.");
        }
        if (rules.unique() > 0) {
            history.of(userId).stream().limit(rules.unique()).forEach(hash -> {
                if (secrets.passwords().matches(newPassword, hash)) {
                    throw new CloudException(IdentityError.PASSWORD_REUSED, "unique_count", rules.unique());
                }
            });
        }
        users.setPassword(userId, account.hash(), secrets.passwords().hash(newPassword));
    }
}
