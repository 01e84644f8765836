package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest;

/** Method {@code password}. */
@ApplicationScoped
public class PasswordMethod implements AuthenticationMethod {

    @Inject
    Accounts accounts;

    @Inject
    PasswordCheck passwords;

    @Inject
    TokenLifetime lifetime;

    @Override
    public Class<AuthRequest.Password> takes() {
        return AuthRequest.Password.class;
    }

    @Override
    public Proven prove(AuthRequest.Proof proof) {
        AuthRequest.Password claim = (AuthRequest.Password) proof;
        Accounts.Account account = passwords.login(accounts.find(claim), claim.password());
        return Proven.plain(account, AuthMethod.PASSWORD, lifetime.end());
    }
}
