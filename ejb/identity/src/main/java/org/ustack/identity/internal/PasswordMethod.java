package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.internal.directory.DirectoryLogin;

/** Method {@code password}: asked of the directory behind the user's domain, or checked here where there is none. */
@ApplicationScoped
public class PasswordMethod implements AuthenticationMethod {

    @Inject
    DirectoryLogin directories;

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
        Accounts.Account account =
                directories.check(claim).orElseGet(() -> passwords.login(accounts.find(claim), claim.password()));
        return Proven.plain(account, AuthMethod.PASSWORD, lifetime.end());
    }
}
