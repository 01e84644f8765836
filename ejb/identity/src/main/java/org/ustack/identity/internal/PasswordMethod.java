package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest;

/** Method {@code password}. */
@ApplicationScoped
public class PasswordMethod implements AuthenticationMethod {

    @Inject
    PasswordLogin passwords;

    @Inject
    TokenLifetime lifetime;

    @Override
    public Class<AuthRequest.Password> takes() {
        return AuthRequest.Password.class;
    }

    @Override
    public Proven prove(AuthRequest.Proof proof) {
        AuthRequest.Password claim = (AuthRequest.Password) proof;
        Accounts.Account account = passwords.check(claim);
        return Proven.plain(account, AuthMethod.PASSWORD, lifetime.end());
    }
}
