package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest;

/** Method {@code external}: the user of the default domain whom a trusted front names. Only reached where that is configured. */
@ApplicationScoped
public class ExternalMethod implements AuthenticationMethod {

    @Inject
    Accounts accounts;

    @Inject
    TokenLifetime lifetime;

    @Override
    public Class<AuthRequest.External> takes() {
        return AuthRequest.External.class;
    }

    @Override
    public Proven prove(AuthRequest.Proof proof) {
        Accounts.Account account =
                accounts.find(proof.claim()).filter(Accounts.Account::open).orElseThrow(Authentication::refused);
        return Proven.plain(account, AuthMethod.EXTERNAL, lifetime.end());
    }
}
