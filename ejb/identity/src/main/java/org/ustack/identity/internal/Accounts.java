package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.ustack.identity.AuthRequest;
import org.ustack.identity.IdentitySettings;
import org.ustack.identity.domain.Domain;
import org.ustack.identity.domain.Project;
import org.ustack.identity.domain.User;
import org.ustack.kernel.Settings;

/** The rows behind a login, each step in a short transaction: no connection is held while a password is hashed. */
@Stateless
public class Accounts {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Inject
    PasswordRules rules;

    /**
     * A user as the login sees it.
     *
     * @param hash null without a password
     * @param enabled it and its domain
     * @param open enabled, and neither locked out nor unused for too long
     */
    public record Account(
            String userId,
            String hash,
            int epoch,
            boolean enabled,
            boolean open,
            int failedLogins,
            String defaultProjectId,
            User.PasswordState password,
            Map<String, Object> options,
            LocalDate lastActiveOn) {

        /** A record would print its parts. */
        @Override
        public String toString() {
            return "Account[" + userId + "]";
        }
    }

    /** What a token is wanted for, found in the database. */
    public record Goal(TokenPayload.ScopeKind kind, String id, int epoch) {

        static final Goal NONE = new Goal(TokenPayload.ScopeKind.UNSCOPED, null, 0);
    }

    public Optional<Account> find(AuthRequest.Password claim) {
        User user;
        if (claim.userId() != null) {
            user = em.find(User.class, claim.userId());
        } else {
            user = domain(claim.domainId(), claim.domainName())
                    .flatMap(domain -> em.createQuery(
                                    "select u from User u where u.domainId = :domain and u.name = :name", User.class)
                            .setParameter("domain", domain.id())
                            .setParameter("name", claim.userName())
                            .getResultStream()
                            .findFirst())
                    .orElse(null);
        }
        return Optional.ofNullable(user).map(this::account);
    }

    public Optional<Account> find(String userId) {
        return Optional.ofNullable(em.find(User.class, userId)).map(this::account);
    }

    /** The same statement for a user that does not exist, so that its answer takes no less. @param userId any text */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recordFailure(String userId) {
        Instant now = clock.instant();
        em.createQuery("update User u set u.failedLogins ="
                        + " case when u.lastFailedAt < :stale then 1 else u.failedLogins + 1 end,"
                        + " u.lastFailedAt = :now where u.id = :id")
                .setParameter("stale", now.minus(settings.get(IdentitySettings.LOCKOUT_DURATION)))
                .setParameter("now", now)
                .setParameter("id", userId)
                .executeUpdate();
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void clearFailures(String userId) {
        em.createQuery("update User u set u.failedLogins = 0, u.lastFailedAt = null where u.id = :id")
                .setParameter("id", userId)
                .executeUpdate();
    }

    /** The same password under a stronger hash; nothing if the password has changed meanwhile. No token ends by it. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void strengthen(String userId, String hash, String stronger) {
        em.createQuery("update User u set u.passwordHash = :stronger where u.id = :id and u.passwordHash = :hash")
                .setParameter("stronger", stronger)
                .setParameter("id", userId)
                .setParameter("hash", hash)
                .executeUpdate();
    }

    /** The cost of the strongest hash of any user's password; 0 if there is none. */
    public int strongestCost() {
        String most = em.createQuery(
                        "select max(substring(u.passwordHash, 5, 2)) from User u where u.passwordHash is not null",
                        String.class)
                .getSingleResult();
        return most == null ? 0 : Integer.parseInt(most);
    }

    /** The user was there today. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recordUse(String userId) {
        em.createQuery("update User u set u.lastActiveOn = :today where u.id = :id")
                .setParameter("today", rules.today())
                .setParameter("id", userId)
                .executeUpdate();
    }

    /** Empty if there is no such project or domain. Whether the user may go there is not asked here. */
    public Optional<Goal> goal(AuthRequest.Scope scope) {
        return switch (scope.kind()) {
            case DEFAULT, UNSCOPED -> Optional.of(Goal.NONE);
            // A trust is entered first; then its project is the goal.
            case TRUST -> Optional.empty();
            case SYSTEM -> Optional.of(new Goal(TokenPayload.ScopeKind.SYSTEM, null, 0));
            case DOMAIN ->
                domain(scope.id(), scope.name())
                        .map(domain -> new Goal(TokenPayload.ScopeKind.DOMAIN, domain.id(), domain.epoch()));
            case PROJECT ->
                project(scope).map(project -> new Goal(TokenPayload.ScopeKind.PROJECT, project.id(), project.epoch()));
        };
    }

    private Optional<Project> project(AuthRequest.Scope scope) {
        if (scope.id() != null) {
            return Optional.ofNullable(em.find(Project.class, scope.id()));
        }
        return domain(scope.domainId(), scope.domainName()).flatMap(domain -> em.createQuery(
                        "select p from Project p where p.domainId = :domain and p.name = :name", Project.class)
                .setParameter("domain", domain.id())
                .setParameter("name", scope.name())
                .getResultStream()
                .findFirst());
    }

    private Optional<Domain> domain(String id, String name) {
        if (id != null) {
            return Optional.ofNullable(em.find(Domain.class, id));
        }
        return em.createQuery("select d from Domain d where d.name = :name", Domain.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    private Account account(User user) {
        boolean enabled =
                user.enabled() && em.find(Domain.class, user.domainId()).enabled();
        return new Account(
                user.id(),
                user.passwordHash(),
                user.epoch(),
                enabled,
                enabled && !lockedOut(user) && !rules.asleep(user),
                user.failedLogins(),
                user.defaultProjectId(),
                user.password(),
                user.options(),
                user.lastActiveOn());
    }

    private boolean lockedOut(User user) {
        return lockedUntil(user) != null;
    }

    /** When passwords of a user that is locked out are looked at again; null for one that is not. */
    public Instant lockedUntil(User user) {
        int limit = settings.get(IdentitySettings.LOCKOUT_FAILURES);
        if (limit <= 0
                || user.failedLogins() < limit
                || user.lastFailedAt() == null
                || Boolean.TRUE.equals(user.options().get("ignore_lockout_failure_attempts"))) {
            return null;
        }
        Instant until = user.lastFailedAt().plus(settings.get(IdentitySettings.LOCKOUT_DURATION));
        return clock.instant().isBefore(until) ? until : null;
    }
}
