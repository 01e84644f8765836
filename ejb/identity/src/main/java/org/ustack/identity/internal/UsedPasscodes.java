package org.ustack.identity.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** The steps of time of which a user has used a passcode, on whichever controller (RFC 6238, section 5.2). */
@Stateless
public class UsedPasscodes {

    /** Far more than a passcode is good for, so that a controller whose clock is behind accepts none again. */
    private static final long KEPT_STEPS = 120;

    @PersistenceContext(unitName = "identity")
    EntityManager em;

    @Inject
    Clock clock;

    /**
     * Commits before the login goes on: a passcode is spent also where the rest of the login is refused. Of two logins at the
     * same time the second waits here for the first.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean firstTime(String userId, long step) {
        return em.createNativeQuery("insert ignore into identity_used_passcode (user_id, time_step) values (?1, ?2)")
                        .setParameter(1, userId)
                        .setParameter(2, step)
                        .executeUpdate()
                == 1;
    }

    /** Forgets those that are no longer good. @return how many */
    public int clean() {
        long now = clock.instant().getEpochSecond() / Totp.STEP.toSeconds();
        return em.createNativeQuery("delete from identity_used_passcode where time_step < ?1")
                .setParameter(1, now - KEPT_STEPS)
                .executeUpdate();
    }
}
