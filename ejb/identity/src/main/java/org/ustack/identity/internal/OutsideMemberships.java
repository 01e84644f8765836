package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ustack.identity.domain.IdentityChange;
import org.ustack.identity.domain.OutsideMembership;

/** Who is in which group by the word of a directory or an identity provider. */
@Stateless
public class OutsideMemberships {

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    IdentityRepository store;

    @Inject
    IdentityChanges changes;

    @Inject
    Clock clock;

    /** The groups of that user whose word holds now. */
    public List<String> groupsOf(String userId) {
        return em.createQuery(
                        "select m.groupId from OutsideMembership m where m.userId = :user and m.expiresAt > :now"
                                + " order by m.groupId",
                        String.class)
                .setParameter("user", userId)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** The users in that group by a word that holds now. */
    public List<String> membersOf(String groupId) {
        return em.createQuery(
                        "select m.userId from OutsideMembership m where m.groupId = :group and m.expiresAt > :now"
                                + " order by m.userId",
                        String.class)
                .setParameter("group", groupId)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** The user is in those groups and in no other, until then. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void set(String userId, Collection<String> groupIds, Instant until) {
        Set<String> wanted = new HashSet<>(groupIds);
        boolean changed = false;
        for (OutsideMembership row : store.where(OutsideMembership.class, "userId", userId)) {
            if (wanted.remove(row.groupId())) {
                changed |= !row.holdsAt(clock.instant());
                row.until(until);
            } else {
                em.remove(row);
                changed = true;
            }
        }
        for (String groupId : wanted) {
            em.persist(new OutsideMembership(userId, groupId, until));
            changed = true;
        }
        if (changed) {
            changes.record(IdentityChange.Kind.USER, userId);
        }
    }
}
