package org.ustack.identity.internal.delegation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.identity.AccessRuleView;
import org.ustack.identity.Delegation;
import org.ustack.identity.Target;
import org.ustack.identity.TokenView;
import org.ustack.identity.domain.AccessRule;
import org.ustack.identity.domain.ApplicationCredential;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.OAuthToken;
import org.ustack.identity.domain.Trust;
import org.ustack.identity.domain.User;
import org.ustack.identity.internal.EffectiveRoles;
import org.ustack.identity.internal.TokenPayload;

/** The rows behind tokens that act under something. */
@Stateless
public class DelegationRows {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    EffectiveRoles roles;

    @Inject
    Clock clock;

    /** An application credential as the login sees it. */
    public record Key(String id, String userId, String projectId, String secretHash, Instant expiresAt, boolean valid) {

        /** A record would print its parts. */
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    /** What a token acts under, with the roles that are left of it there. */
    public record Delegated(Delegation shown, List<TokenView.Named> roles) {}

    public Optional<Key> key(String id) {
        return Optional.ofNullable(em.find(ApplicationCredential.class, id)).map(this::key);
    }

    public Optional<Key> key(String userId, String name) {
        return em.createQuery(
                        "select c from ApplicationCredential c where c.userId = :user and c.name = :name",
                        ApplicationCredential.class)
                .setParameter("user", userId)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .map(this::key);
    }

    private Key key(ApplicationCredential row) {
        return new Key(
                row.id(),
                row.userId(),
                row.projectId(),
                row.secretHash(),
                row.expiresAt(),
                row.validAt(clock.instant()));
    }

    /** Empty if the grant is gone, over, or no longer carried by the one who gave it. */
    public Optional<Delegated> resolve(TokenPayload token) {
        return switch (token.grant().kind()) {
            case APPLICATION_CREDENTIAL -> credential(token);
            case TRUST -> trust(token);
            case ACCESS_TOKEN -> accessToken(token);
        };
    }

    private Optional<Delegated> credential(TokenPayload token) {
        ApplicationCredential row =
                em.find(ApplicationCredential.class, token.grant().id());
        if (row == null
                || !row.userId().equals(token.userId())
                || !row.projectId().equals(token.scopeId())
                || !row.validAt(clock.instant())) {
            return Optional.empty();
        }
        Set<String> wanted = roles.closure(row.roleIds());
        List<TokenView.Named> left = roles.of(row.userId(), Target.project(row.projectId())).stream()
                .filter(role -> wanted.contains(role.id()))
                .toList();
        Set<String> ruleIds = row.ruleIds();
        List<AccessRuleView> rules = ruleIds.isEmpty()
                ? List.of()
                : em.createQuery("select r from AccessRule r where r.id in :ids order by r.id", AccessRule.class)
                        .setParameter("ids", ruleIds)
                        .getResultStream()
                        .map(AccessRule::view)
                        .toList();
        Delegation shown = new Delegation.ApplicationCredential(row.id(), row.name(), !row.unrestricted(), rules);
        return left.isEmpty() ? Optional.empty() : Optional.of(new Delegated(shown, left));
    }

    /** A trust is worth nothing once its trustor lacks one of its roles, or either user is disabled. */
    private Optional<Delegated> trust(TokenPayload token) {
        Trust row = em.find(Trust.class, token.grant().id());
        if (row == null
                || !row.validAt(clock.instant())
                || !row.actsAs().equals(token.userId())
                || !enabled(row.trustorId())
                || !enabled(row.trusteeId())) {
            return Optional.empty();
        }
        Delegation shown = new Delegation.Trust(row.id(), row.impersonation(), row.trustorId(), row.trusteeId());
        if (row.projectId() == null) {
            return Optional.of(new Delegated(shown, List.of()));
        }
        return carried(row.trustorId(), row.projectId(), row.roleIds()).map(left -> new Delegated(shown, left));
    }

    private Optional<Delegated> accessToken(TokenPayload token) {
        OAuthToken row = em.find(OAuthToken.class, token.grant().id());
        if (row == null
                || row.kind() != OAuthToken.Kind.ACCESS
                || !row.userId().equals(token.userId())
                || !row.validAt(clock.instant())) {
            return Optional.empty();
        }
        Delegation shown = new Delegation.AccessToken(row.id(), row.consumerId());
        return carried(row.userId(), row.projectId(), row.roleIds()).map(left -> new Delegated(shown, left));
    }

    /** Those roles and what they imply, if the user still has each of them there. */
    private Optional<List<TokenView.Named>> carried(String userId, String projectId, Set<String> roleIds) {
        List<TokenView.Named> held = roles.of(userId, Target.project(projectId));
        Set<String> heldIds = held.stream().map(TokenView.Named::id).collect(Collectors.toSet());
        if (roleIds.isEmpty() || !heldIds.containsAll(roleIds)) {
            return Optional.empty();
        }
        Set<String> wanted = new HashSet<>(roles.closure(roleIds));
        return Optional.of(
                held.stream().filter(role -> wanted.contains(role.id())).toList());
    }

    private boolean enabled(String userId) {
        User user = em.find(User.class, userId);
        return user != null
                && user.enabled()
                && em.find(Domain.class, user.domainId()).enabled();
    }
}
