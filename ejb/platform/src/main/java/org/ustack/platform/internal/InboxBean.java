package org.ustack.platform.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.ustack.platform.Inbox;
import org.ustack.platform.domain.InboxMessage;

@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class InboxBean implements Inbox {

    @PersistenceContext(unitName = "platform")
    EntityManager em;

    @Inject
    Clock clock;

    /** Two deliveries at the same time meet at the primary key: the second transaction fails, comes again and is dropped. */
    @Override
    public boolean firstTime(String key) {
        if (em.find(InboxMessage.class, key) != null) {
            return false;
        }
        em.persist(new InboxMessage(key, clock.instant()));
        return true;
    }
}
