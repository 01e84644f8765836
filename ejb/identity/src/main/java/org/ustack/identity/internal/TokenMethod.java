package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.ustack.identity.AuthMethod;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.Delegation;
import org.ustack.identity.IdentityError;
import org.ustack.identity.TokenView;
import org.ustack.kernel.CloudException;

/**
 * Method {@code token}: the new token expires with the old one and belongs to its chain. One of a trust or of an access token
 * cannot be exchanged, one of an application credential only for another of the same.
 */
@ApplicationScoped
public class TokenMethod implements AuthenticationMethod {

    @Inject
    CheckedTokens tokens;

    @Override
    public Class<AuthRequest.Token> takes() {
        return AuthRequest.Token.class;
    }

    @Override
    public Proven prove(AuthRequest.Proof proof) {
        String token = ((AuthRequest.Token) proof).token();
        TokenView view = tokens.find(token)
                .orElseThrow(() -> new CloudException(IdentityError.TOKEN_NOT_FOUND))
                .view();
        TokenPayload payload = tokens.payload(token).orElseThrow(Authentication::refused);
        if (view.delegation() instanceof Delegation.Trust) {
            throw IdentityError.forbidden(
                    "Using trust-scoped token to create another token." + " Create a new trust-scoped token instead");
        }
        if (view.delegation() instanceof Delegation.AccessToken) {
            throw IdentityError.forbidden(
                    "Using OAuth-scoped token to create another token." + " Create a new OAuth-scoped token instead");
        }
        List<AuthMethod> methods = new ArrayList<>(view.methods());
        if (!methods.contains(AuthMethod.TOKEN)) {
            methods.add(AuthMethod.TOKEN);
        }
        List<String> audits = view.auditIds();
        return new Proven(
                view.user().id(),
                payload.userEpoch(),
                methods,
                view.expiresAt(),
                List.of(audits.get(audits.size() - 1)),
                payload.grant(),
                payload.grant() == null ? null : payload.scopeId());
    }
}
