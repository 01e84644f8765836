package org.ustack.identity.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ustack.identity.Delegation;
import org.ustack.identity.PolicyService;
import org.ustack.identity.TokenVerifier;
import org.ustack.identity.TokenView;
import org.ustack.kernel.AccessPolicy;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;

/** Verifies tokens from memory; only the first use after a change reads the database. */
@ApplicationScoped
public class CheckedTokens implements TokenVerifier {

    /** Far above the longest token that is issued; more is not worth hashing. */
    private static final int LONGEST = 512;

    /** As Keystone's {@code [token] allow_expired_window}. */
    private static final Duration EXPIRED_WINDOW = Duration.ofDays(2);

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
        return caller(known.view(), known.roleNames(), requestId, policy);
    }

    /** Who stands behind a token. @param roles their names, which the view would have to collect anew each time */
    static RequestContext caller(TokenView view, Set<String> roles, String requestId, AccessPolicy policy) {
        return new RequestContext(
                requestId,
                view.user().id(),
                view.user().name(),
                view.user().domain().id(),
                view.project() == null ? null : view.project().id(),
                view.domain() == null ? null : view.domain().id(),
                view.system(),
                roles,
                view.project() == null ? null : view.project().domain().id(),
                policy);
    }

    @Override
    public boolean admits(String token, String service, String method, List<String> paths) {
        if (find(token).map(known -> known.view().delegation()).orElse(null)
                instanceof Delegation.ApplicationCredential credential) {
            return credential.rules().isEmpty()
                    || credential.rules().stream()
                            .anyMatch(rule -> paths.stream().anyMatch(path -> rule.allows(service, method, path)));
        }
        return true;
    }

    /** Empty if it is not valid now. */
    public Optional<TokenMemory.Known> find(String token) {
        if (token == null || token.length() > LONGEST) {
            return Optional.empty();
        }
        return memory.get(token, () -> payload(token).filter(this::inTime).flatMap(resolver::resolve))
                .filter(known -> clock.instant().isBefore(known.view().expiresAt()));
    }

    /** Also for a while after its end; not from memory. */
    public Optional<TokenView> findEvenExpired(String token) {
        if (token == null || token.length() > LONGEST) {
            return Optional.empty();
        }
        return payload(token)
                .filter(payload -> clock.instant().isBefore(payload.expiresAt().plus(EXPIRED_WINDOW)))
                .flatMap(resolver::resolve);
    }

    /** What the token says, if one of our keys sealed it. */
    public Optional<TokenPayload> payload(String token) {
        return Fernet.open(secrets.tokenKeys().keys(), token).flatMap(opened -> TokenPayload.unpack(opened.message()));
    }

    private boolean inTime(TokenPayload payload) {
        return clock.instant().isBefore(payload.expiresAt());
    }
}
