package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.DomainView;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IssuedToken;
import org.ustack.identity.ProjectView;
import org.ustack.identity.TokenService;
import org.ustack.identity.TokenView;
import org.ustack.kernel.RequestContext;

@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TokenServiceBean implements TokenService {

    @Inject
    Authentication authentication;

    @Inject
    MultiFactor multiFactor;

    @Inject
    TokenIssuer issuer;

    @Inject
    CheckedTokens tokens;

    @Inject
    Reach reach;

    @Override
    public IssuedToken authenticate(AuthRequest request) {
        return issuer.issue(multiFactor.check(authentication.prove(request), request.receipt()), request.scope());
    }

    @Override
    public TokenView show(RequestContext caller, String subject) {
        return shown(caller, tokens.find(subject).map(TokenMemory.Known::view), "identity:validate_token");
    }

    @Override
    public TokenView showEvenExpired(RequestContext caller, String subject) {
        return shown(caller, tokens.findEvenExpired(subject), "identity:validate_token");
    }

    private static TokenView shown(RequestContext caller, Optional<TokenView> found, String rule) {
        TokenView view = found.orElseThrow(() -> IdentityError.notFound("token", "it is not valid"));
        IdentityAccess.must(
                caller, rule, Map.of("target.token.user_id", view.user().id()));
        return view;
    }

    @Override
    public void revoke(RequestContext caller, String subject) {
        TokenView view = shown(caller, tokens.find(subject).map(TokenMemory.Known::view), "identity:revoke_token");
        reach.revoke(view.auditIds().get(0), view.expiresAt());
    }

    @Override
    public List<Revocation> revocations(RequestContext caller, Instant since) {
        return reach.revocations(since);
    }

    @Override
    public List<ProjectView> projectsOf(String userId) {
        return reach.projects(userId);
    }

    @Override
    public List<DomainView> domainsOf(String userId) {
        return reach.domains(userId);
    }

    @Override
    public boolean hasSystemRole(String userId) {
        return reach.system(userId);
    }
}
