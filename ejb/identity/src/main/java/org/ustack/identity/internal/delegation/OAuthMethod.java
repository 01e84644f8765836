package org.ustack.identity.internal.delegation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.domain.OAuthToken;
import org.ustack.identity.internal.Accounts;
import org.ustack.identity.internal.Authentication;
import org.ustack.identity.internal.AuthenticationMethod;
import org.ustack.identity.internal.Proven;
import org.ustack.identity.internal.TokenLifetime;
import org.ustack.identity.internal.TokenPayload;

/** Method {@code oauth1}: the login itself is signed with an access token. */
@ApplicationScoped
public class OAuthMethod implements AuthenticationMethod {

    @Inject
    OAuthTokens signatures;

    @Inject
    Accounts accounts;

    @Inject
    TokenLifetime lifetime;

    @Override
    public Class<AuthRequest.OAuth1> takes() {
        return AuthRequest.OAuth1.class;
    }

    @Override
    public Proven prove(AuthRequest.Proof proof) {
        OAuthToken access = signatures.byToken(((AuthRequest.OAuth1) proof).request(), OAuthToken.Kind.ACCESS);
        Accounts.Account owner =
                accounts.find(access.userId()).filter(Accounts.Account::enabled).orElseThrow(Authentication::refused);
        return Proven.plain(owner, AuthMethod.OAUTH1, lifetime.end())
                .under(
                        new TokenPayload.Grant(TokenPayload.GrantKind.ACCESS_TOKEN, access.id()),
                        access.projectId(),
                        access.expiresAt());
    }
}
