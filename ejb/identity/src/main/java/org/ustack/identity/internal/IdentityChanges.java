package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.ustack.identity.domain.IdentityChange;

/** Tells every controller what changed: this one as soon as the change is committed, the others through a table. */
@Stateless
public class IdentityChanges {

    private static final Duration KEEP = Duration.ofDays(1);

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    AfterCommit afterCommit;

    @Inject
    TokenMemory tokens;

    @Inject
    CatalogMemory catalog;

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void record(IdentityChange.Kind kind, String subject) {
        em.persist(new IdentityChange(kind, subject, clock.instant()));
        afterCommit.then(() -> apply(kind, subject));
    }

    /** Drops what that change made stale from the memory of this controller. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void apply(IdentityChange.Kind kind, String subject) {
        if (kind == IdentityChange.Kind.CATALOG) {
            catalog.forget();
        } else {
            tokens.forget(kind, subject);
        }
    }

    /** Changes after that id, the oldest first. */
    public List<IdentityChange> since(long id) {
        return em.createQuery("select c from IdentityChange c where c.id > :id order by c.id", IdentityChange.class)
                .setParameter("id", id)
                .getResultList();
    }

    /** 0 if there was none yet. */
    public long newest() {
        Long newest = em.createQuery("select max(c.id) from IdentityChange c", Long.class)
                .getSingleResult();
        return newest == null ? 0 : newest;
    }

    /** Removes what every controller has long seen, and revocations of tokens that have expired by themselves. */
    public void clean() {
        em.createQuery("delete from IdentityChange c where c.createdAt < :before")
                .setParameter("before", clock.instant().minus(KEEP))
                .executeUpdate();
        em.createQuery("delete from RevokedToken t where t.expiresAt < :before")
                .setParameter("before", clock.instant())
                .executeUpdate();
    }
}
