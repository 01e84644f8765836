package org.ustack.platform.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.ustack.platform.Inbox;

@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class InboxBean implements Inbox {

    @PersistenceContext(unitName = "platform")
    EntityManager em;

    @Inject
    Clock clock;

    /** Of two deliveries at the same time the second waits here for the end of the first, and is dropped if that committed. */
    @Override
    public boolean firstTime(String key) {
        return em.createNativeQuery("insert ignore into inbox_message (message_key, received_at) values (?1, ?2)")
                        .setParameter(1, key)
                        .setParameter(2, clock.instant())
                        .executeUpdate()
                == 1;
    }
}
