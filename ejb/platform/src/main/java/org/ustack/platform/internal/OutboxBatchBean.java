package org.ustack.platform.internal;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.TextMessage;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.hibernate.LockOptions;
import org.hibernate.jpa.SpecHints;
import org.ustack.kernel.CrashPoints;
import org.ustack.kernel.Settings;
import org.ustack.platform.PlatformSettings;
import org.ustack.platform.domain.OutboxMessage;

/**
 * Sends one batch and deletes its rows. A crash between the two sends them again: the receivers' inboxes drop the repeats,
 * and Artemis does so even earlier by the duplicate id.
 */
@Stateless
public class OutboxBatchBean {

    @PersistenceContext(unitName = "platform")
    EntityManager em;

    @Resource(lookup = "java:/UStackMessaging")
    ConnectionFactory connections;

    @Inject
    Settings settings;

    /** @return how many messages left; 0 if there were none, or another controller has them in hand */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int sendNext() {
        List<OutboxMessage> rows = em.createQuery("select m from OutboxMessage m order by m.id", OutboxMessage.class)
                .setMaxResults(settings.get(PlatformSettings.RELAY_BATCH))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, LockOptions.SKIP_LOCKED)
                .getResultList();
        if (rows.isEmpty()) {
            return 0;
        }
        CrashPoints.reach(CrashPoints.RELAY_BEFORE_SEND);
        send(rows);
        CrashPoints.reach(CrashPoints.RELAY_SENT);
        em.createQuery("delete from OutboxMessage m where m.id in :ids")
                .setParameter("ids", rows.stream().map(OutboxMessage::id).toList())
                .executeUpdate();
        return rows.size();
    }

    private void send(List<OutboxMessage> rows) {
        try (JMSContext jms = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            JMSProducer producer = jms.createProducer();
            for (OutboxMessage row : rows) {
                TextMessage message = jms.createTextMessage(row.body());
                message.setStringProperty("_AMQ_DUPL_ID", row.key());
                producer.send(jms.createQueue(row.queue()), message);
            }
        } catch (JMSException e) {
            throw new IllegalStateException("message refused by the broker: " + e.getMessage(), e);
        }
    }
}
