package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest;

/**
 * Method {@code totp}: a passcode of one of the user's credentials of type {@code totp}. A user enters with one passcode of a
 * step of time, and a wrong one counts towards a lockout.
 */
@ApplicationScoped
public class TotpMethod implements AuthenticationMethod {

    @Inject
    Accounts accounts;

    @Inject
    StoredSecrets stored;

    @Inject
    UsedPasscodes used;

    @Inject
    TokenLifetime lifetime;

    @Inject
    Clock clock;

    @Override
    public Class<AuthRequest.Totp> takes() {
        return AuthRequest.Totp.class;
    }

    @Override
    public Proven prove(AuthRequest.Proof proof) {
        AuthRequest.Totp claim = (AuthRequest.Totp) proof;
        Accounts.Account account =
                accounts.find(claim.user()).filter(Accounts.Account::open).orElseThrow(Authentication::refused);
        Optional<Long> step = stored.ofType(account.userId(), AuthMethod.TOTP.label()).stream()
                .flatMap(secret -> Totp.step(secret.blob(), claim.passcode(), clock.instant()).stream())
                .findFirst();
        if (step.isEmpty() || !used.firstTime(account.userId(), step.get())) {
            accounts.recordFailure(account.userId());
            throw Authentication.refused();
        }
        return Proven.plain(account, AuthMethod.TOTP, lifetime.end());
    }
}
