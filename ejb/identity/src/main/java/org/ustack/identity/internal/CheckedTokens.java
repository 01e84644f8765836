package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.ustack.identity.PolicyService;
import org.ustack.identity.TokenVerifier;
import org.ustack.identity.TokenView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;

/** Verifies tokens from memory; only the first use after a change reads the database. */
@ApplicationScoped
public class CheckedTokens implements TokenVerifier {

    /** Far above the longest token that is issued; more is not worth hashing. */
    private static final int LONGEST = 512;

    @Inject
    TokenMemory memory;

    @Inject
    TokenResolver resolver;

    @Inject
    IdentitySecrets secrets;

    @Inject
    Clock clock;

    @Inject
    PolicyService policy;

    @Override
    public RequestContext verify(String token, String requestId) {
        TokenMemory.Known known = find(token).orElseThrow(() -> new CloudException(CommonError.NOT_AUTHENTICATED));
        TokenView view = known.view();
        return new RequestContext(
                requestId,
                view.user().id(),
                view.user().name(),
                view.user().domain().id(),
                view.project() == null ? null : view.project().id(),
                view.domain() == null ? null : view.domain().id(),
                view.system(),
                known.roleNames(),
                view.project() == null ? null : view.project().domain().id(),
                policy);
    }

    /** Empty if it is not valid now. */
    public Optional<TokenMemory.Known> find(String token) {
        if (token == null || token.length() > LONGEST) {
            return Optional.empty();
        }
        return memory.get(token, () -> payload(token).filter(this::inTime).flatMap(resolver::resolve))
                .filter(known -> clock.instant().isBefore(known.view().expiresAt()));
    }

    /** What the token says, if one of our keys sealed it. */
    public Optional<TokenPayload> payload(String token) {
        return Fernet.open(secrets.tokenKeys().keys(), token).flatMap(opened -> TokenPayload.unpack(opened.message()));
    }

    private boolean inTime(TokenPayload payload) {
        return clock.instant().isBefore(payload.expiresAt());
    }
}
