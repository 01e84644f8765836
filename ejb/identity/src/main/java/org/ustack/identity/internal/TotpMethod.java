package org.ustack.identity.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest;

/**
 * Method {@code totp}: a passcode of one of the user's credentials of type {@code totp}. A passcode is good once on a
 * controller, and a wrong one counts towards a lockout.
 */
@ApplicationScoped
public class TotpMethod implements AuthenticationMethod {

    private static final int MOST_USED = 10_000;

    @Inject
    Accounts accounts;

    @Inject
    StoredSecrets stored;

    @Inject
    TokenLifetime lifetime;

    @Inject
    Clock clock;

    private final Cache<String, Long> used =
            Caffeine.newBuilder().maximumSize(MOST_USED).build();

    @Override
    public Class<AuthRequest.Totp> takes() {
        return AuthRequest.Totp.class;
    }

    @Override
    public Proven prove(AuthRequest.Proof proof) {
        AuthRequest.Totp claim = (AuthRequest.Totp) proof;
        Accounts.Account account =
                accounts.find(claim.user()).filter(Accounts.Account::open).orElseThrow(Authentication::refused);
        boolean right = stored.ofType(account.userId(), AuthMethod.TOTP.label()).stream()
                .anyMatch(secret -> accept(secret, claim.passcode()));
        if (!right) {
            accounts.recordFailure(account.userId());
            throw Authentication.refused();
        }
        return Proven.plain(account, AuthMethod.TOTP, lifetime.end());
    }

    private boolean accept(StoredSecrets.Secret secret, String passcode) {
        Optional<Long> step = Totp.step(secret.blob(), passcode, clock.instant());
        if (step.isEmpty()) {
            return false;
        }
        Long last = used.asMap().merge(secret.id(), step.get(), (before, now) -> now > before ? now : -before);
        if (last < 0) {
            used.put(secret.id(), -last);
        }
        return last >= 0;
    }
}
