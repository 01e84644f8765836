package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ustack.identity.domain.OldPassword;
import org.ustack.identity.domain.User;

/** The hashes of as many passwords of a user as must not come again, and no more. */
@Stateless
public class PasswordHistory {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    PasswordRules rules;

    /** Newest first, the one in use included. */
    public Set<String> of(String userId) {
        Set<String> hashes = new LinkedHashSet<>();
        User user = em.find(User.class, userId);
        if (user != null && user.passwordHash() != null) {
            hashes.add(user.passwordHash());
        }
        kept(userId, rules.unique()).forEach(old -> hashes.add(old.hash()));
        return hashes;
    }

    /** What the user had until now joins it, too, where the rule was not in force when it was set. */
    public void record(User user, String newHash) {
        if (rules.unique() > 0) {
            if (user.passwordHash() != null && kept(user.id(), 1).isEmpty()) {
                em.persist(new OldPassword(user.id(), user.passwordHash()));
                em.flush();
            }
            em.persist(new OldPassword(user.id(), newHash));
            em.flush();
        }
        List<OldPassword> all = kept(user.id(), Integer.MAX_VALUE);
        all.stream().skip(rules.unique()).forEach(em::remove);
    }

    private List<OldPassword> kept(String userId, int most) {
        return em.createQuery(
                        "select o from OldPassword o where o.userId = :user order by o.id desc", OldPassword.class)
                .setParameter("user", userId)
                .setMaxResults(most)
                .getResultList();
    }
}
