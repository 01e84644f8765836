package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.IssuedToken;

/** Tokens for those whom somebody else has vouched for. */
@ApplicationScoped
public class OutsideTokens {

    @Inject
    Accounts accounts;

    @Inject
    TokenIssuer issuer;

    @Inject
    TokenLifetime lifetime;

    /**
     * A token without a scope, at the start of a chain.
     *
     * @throws org.ustack.kernel.CloudException {@link org.ustack.kernel.CommonError#NOT_AUTHENTICATED} if the user is closed
     */
    public IssuedToken issue(String userId, AuthMethod method) {
        Accounts.Account account =
                accounts.find(userId).filter(Accounts.Account::open).orElseThrow(Authentication::refused);
        return issuer.issue(Proven.plain(account, method, lifetime.end()), Scope.of(Scope.Kind.UNSCOPED));
    }
}
