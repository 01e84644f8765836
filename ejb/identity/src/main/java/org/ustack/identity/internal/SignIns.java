package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ustack.identity.IdentityError;
import org.ustack.identity.SignInView;
import org.ustack.identity.TokenView;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.SignIn;
import org.ustack.identity.domain.User;

/** The rows behind {@link SignInServiceBean}, and what ends with them. */
@Stateless
public class SignIns {

    private static final Duration PRECISION = Duration.ofMinutes(1);

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    Reach reach;

    @Inject
    IdentityChanges changes;

    @Inject
    Clock clock;

    public void begin(TokenView token, String address, String browser) {
        String userId = token.user().id();
        SignIn row = new SignIn(token.chainId(), userId, clock.instant(), token.expiresAt(), address, browser);
        row.goOnAt(em.find(User.class, userId).epoch());
        em.persist(row);
    }

    /** One statement, and none of the row where it is fresh. */
    public void used(String id) {
        Instant now = clock.instant();
        em.createQuery("update SignIn s set s.usedAt = :now where s.chainId = :id and s.usedAt < :before")
                .setParameter("now", now)
                .setParameter("id", id)
                .setParameter("before", now.minus(PRECISION))
                .executeUpdate();
    }

    public List<SignInView> of(String userId) {
        return living(userId).stream().map(SignIn::view).toList();
    }

    private List<SignIn> living(String userId) {
        return em.createQuery(
                        "select s from SignIn s, User u where u.id = s.userId and s.userEpoch = u.epoch"
                                + " and s.userId = :user and s.expiresAt > :now order by s.usedAt desc, s.chainId",
                        SignIn.class)
                .setParameter("user", userId)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    public void end(String userId, String id) {
        SignIn row = em.find(SignIn.class, id);
        if (row == null || !row.userId().equals(userId)) {
            throw IdentityError.notFound("session", id);
        }
        end(row);
    }

    public int endOthers(String userId, String id) {
        List<SignIn> others =
                living(userId).stream().filter(row -> !row.chainId().equals(id)).toList();
        others.forEach(this::end);
        return others.size();
    }

    private void end(SignIn row) {
        reach.revokeChain(row.chainId(), row.expiresAt());
        em.remove(row);
    }

    /** The token's own, also where it has no row. */
    public void leave(TokenView token) {
        SignIn row = em.find(SignIn.class, token.chainId());
        if (row == null) {
            reach.revokeChain(token.chainId(), token.expiresAt());
        } else {
            end(row);
        }
    }

    public void endEverything(String userId) {
        em.find(User.class, userId).voidTokens();
        forget(userId, "");
        changes.record(IdentityChange.Kind.USER, userId);
    }

    /** After a change that left all tokens behind, the sign-in of that token goes on by a new one. */
    public void keepOnly(TokenView token) {
        String userId = token.user().id();
        forget(userId, token.chainId());
        SignIn row = em.find(SignIn.class, token.chainId());
        if (row != null) {
            row.goOnAt(em.find(User.class, userId).epoch());
        }
    }

    private void forget(String userId, String exceptId) {
        em.createQuery("delete from SignIn s where s.userId = :user and s.chainId <> :id")
                .setParameter("user", userId)
                .setParameter("id", exceptId)
                .executeUpdate();
    }

    /** Removes those whose tokens have ended by themselves. */
    public void clean() {
        em.createQuery("delete from SignIn s where s.expiresAt < :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
