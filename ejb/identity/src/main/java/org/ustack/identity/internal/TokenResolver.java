package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.ustack.identity.Delegation;
import org.ustack.identity.Target;
import org.ustack.identity.TokenView;
import org.ustack.identity.TokenView.Named;
import org.ustack.identity.TokenView.Place;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.RevokedToken;
import org.ustack.identity.domain.User;
import org.ustack.identity.internal.delegation.DelegationRows;

/** From what a token says to what it stands for now, by the database. */
@Stateless
public class TokenResolver {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    EffectiveRoles roles;

    @Inject
    DelegationRows delegations;

    /** Empty if anything that the token rests on is disabled, gone, or of a later epoch, or it was revoked. */
    public Optional<TokenView> resolve(TokenPayload token) {
        User user = em.find(User.class, token.userId());
        if (user == null || !user.enabled() || user.epoch() != token.userEpoch()) {
            return Optional.empty();
        }
        Domain home = em.find(Domain.class, user.domainId());
        if (!home.enabled() || revoked(token.auditIds())) {
            return Optional.empty();
        }
        Place who = new Place(user.id(), user.name(), named(home));
        return switch (token.scope()) {
            case UNSCOPED -> unscoped(token, who);
            case PROJECT -> inProject(token, who);
            case DOMAIN -> inDomain(token, who);
            case SYSTEM -> withRoles(token, who, null, null, Target.SYSTEM);
        };
    }

    /** By itself, or with the whole chain that it came of. @param auditIds its own, then that of the chain's first */
    private boolean revoked(List<String> auditIds) {
        if (em.find(RevokedToken.class, auditIds.get(0)) != null) {
            return true;
        }
        RevokedToken first =
                auditIds.size() == 1 ? null : em.find(RevokedToken.class, auditIds.get(auditIds.size() - 1));
        return first != null && first.wholeChain();
    }

    private Optional<TokenView> unscoped(TokenPayload token, Place who) {
        if (token.grant() == null) {
            return Optional.of(view(token, who, null, null, List.of(), null));
        }
        return delegations.resolve(token).map(found -> view(token, who, null, null, List.of(), found.shown()));
    }

    private Optional<TokenView> inProject(TokenPayload token, Place who) {
        Project project = em.find(Project.class, token.scopeId());
        if (project == null || !project.enabled() || project.epoch() != token.scopeEpoch()) {
            return Optional.empty();
        }
        Domain domain = em.find(Domain.class, project.domainId());
        if (!domain.enabled()) {
            return Optional.empty();
        }
        Place place = new Place(project.id(), project.name(), named(domain));
        if (token.grant() != null) {
            return delegations.resolve(token).map(found -> view(token, who, place, null, found.roles(), found.shown()));
        }
        return withRoles(token, who, place, null, Target.project(project.id()));
    }

    private Optional<TokenView> inDomain(TokenPayload token, Place who) {
        Domain domain = em.find(Domain.class, token.scopeId());
        if (domain == null || !domain.enabled() || domain.epoch() != token.scopeEpoch()) {
            return Optional.empty();
        }
        return withRoles(token, who, null, named(domain), Target.domain(domain.id()));
    }

    private Optional<TokenView> withRoles(TokenPayload token, Place who, Place project, Named domain, Target target) {
        List<Named> found = roles.of(who.id(), target);
        return found.isEmpty() ? Optional.empty() : Optional.of(view(token, who, project, domain, found, null));
    }

    private static TokenView view(
            TokenPayload token, Place who, Place project, Named domain, List<Named> roles, Delegation delegation) {
        return new TokenView(
                token.methods(),
                who,
                project,
                domain,
                token.scope() == TokenPayload.ScopeKind.SYSTEM,
                roles,
                token.auditIds(),
                token.issuedAt(),
                token.expiresAt(),
                delegation);
    }

    private static Named named(Domain domain) {
        return new Named(domain.id(), domain.name());
    }
}
