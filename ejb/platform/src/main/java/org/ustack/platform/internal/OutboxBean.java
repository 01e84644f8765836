package org.ustack.platform.internal;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import org.ustack.contract.Envelope;
import org.ustack.contract.Message;
import org.ustack.kernel.Ids;
import org.ustack.platform.Outbox;
import org.ustack.platform.domain.OutboxMessage;

@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class OutboxBean implements Outbox {

    private static final String NUDGE = OutboxBean.class.getName() + ".nudge";

    @PersistenceContext(unitName = "platform")
    EntityManager em;

    @Resource
    TransactionSynchronizationRegistry transaction;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    OutboxRelay relay;

    @Override
    public void send(String queue, String requestId, Message message) {
        Instant now = clock.instant();
        Envelope envelope = Envelope.of(ids.uuid(), requestId, now, message);
        em.persist(new OutboxMessage(envelope.key(), queue, envelope.toJson(), now));
        nudgeAfterCommit();
    }

    /** One nudge a transaction, however many messages it sends. */
    private void nudgeAfterCommit() {
        if (transaction.getResource(NUDGE) != null) {
            return;
        }
        transaction.putResource(NUDGE, Boolean.TRUE);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // The rows are flushed by the persistence context.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.nudge();
                }
            }
        });
    }
}
