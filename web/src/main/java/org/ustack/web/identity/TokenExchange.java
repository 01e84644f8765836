package org.ustack.web.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.AuthRequest.Scope;
import org.ustack.identity.DomainView;
import org.ustack.identity.PolicyService;
import org.ustack.identity.TokenService;
import org.ustack.identity.TokenVerifier;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

/** Exchanges tokens for others of the same user, tells what they are good for, and ends them. */
@ApplicationScoped
public class TokenExchange {

    private static final Logger LOG = Logger.getLogger(TokenExchange.class);

    @Inject
    TokenService tokens;

    @Inject
    TokenVerifier verifier;

    @Inject
    PolicyService policies;

    @Inject
    Ids ids;

    /** @throws CloudException if the token is void */
    RequestContext caller(String token, String requestId) {
        return verifier.verify(token, requestId);
    }

    /** Empty where the user may not go there, or the token cannot be exchanged. */
    Optional<String> exchange(String token, Scope scope) {
        try {
            return Optional.of(
                    tokens.authenticate(new AuthRequest(null, token, scope)).token());
        } catch (CloudException e) {
            LOG.debugf("no token for %s: %s", scope.kind(), e.getMessage());
            return Optional.empty();
        }
    }

    /** One for the system, for who has a role on it. */
    Optional<String> forSystem(String token, String userId) {
        return tokens.hasSystemRole(userId) ? exchange(token, Scope.of(Scope.Kind.SYSTEM)) : Optional.empty();
    }

    List<DomainView> domainsOf(String userId) {
        return tokens.domainsOf(userId);
    }

    /** Whether the token opens that rule whatever the thing is. */
    boolean opens(String token, String rule) {
        return policies.allows(rule, verifier.verify(token, ids.request()), Map.of());
    }

    /** One that is void already stays so. */
    void end(String token) {
        try {
            tokens.revoke(verifier.verify(token, ids.request()), token);
        } catch (CloudException e) {
            LOG.debugf("a token was void already: %s", e.getMessage());
        }
    }
}
