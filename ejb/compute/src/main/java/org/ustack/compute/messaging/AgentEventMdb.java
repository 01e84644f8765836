package org.ustack.compute.messaging;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.ustack.compute.internal.AgentEvents;
import org.ustack.contract.Envelope;
import org.ustack.kernel.CrashPoints;

/**
 * Reads {@code controller.events}. The message is acknowledged after the database transaction has committed; a crash between
 * the two brings it again, and the inbox drops it. What throws comes again after a pause, and in the end lies in the dead
 * letter queue; what is no message at all is logged and dropped, since it would never become one.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/controller.events"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "8")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AgentEventMdb implements MessageListener {

    private static final Logger LOG = Logger.getLogger(AgentEventMdb.class);
    private static final String REQUEST_ID = "request_id";

    @Inject
    AgentEvents events;

    @Override
    public void onMessage(Message message) {
        Envelope envelope;
        try {
            envelope = Envelope.parse(message.getBody(String.class));
        } catch (JMSException | IllegalArgumentException e) {
            LOG.errorf(e, "a message on controller.events cannot be read and is dropped");
            return;
        }
        MDC.put(REQUEST_ID, String.valueOf(envelope.requestId()));
        try {
            events.handle(envelope);
            CrashPoints.reach(CrashPoints.EVENT_COMMITTED);
        } catch (RuntimeException e) {
            LOG.warnf("%s %s not handled, comes again: %s", envelope.type(), envelope.key(), e.getMessage());
            throw e;
        } finally {
            MDC.remove(REQUEST_ID);
        }
    }
}
