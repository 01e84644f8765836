package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.IssuedToken;

/** Tokens by another's word, made like all others. */
@ApplicationScoped
public class VouchedTokens implements OutsideTokens {

    @Inject
    Accounts accounts;

    @Inject
    TokenIssuer issuer;

    @Inject
    TokenLifetime lifetime;

    @Override
    public IssuedToken issue(String userId, AuthMethod method) {
        Accounts.Account account =
                accounts.find(userId).filter(Accounts.Account::open).orElseThrow(Authentication::refused);
        return issuer.issue(Proven.plain(account, method, lifetime.end()), Scope.of(Scope.Kind.UNSCOPED));
    }
}
