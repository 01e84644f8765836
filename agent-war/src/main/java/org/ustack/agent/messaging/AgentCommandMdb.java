package org.ustack.agent.messaging;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.jboss.logging.Logger;
import org.ustack.agent.command.CommandDispatcher;
import org.ustack.contract.Envelope;
import org.ustack.hypervisor.HypervisorException;

/**
 * Takes commands. A message is acknowledged when its command was handled and its event is with the broker; anything thrown
 * brings it again, and after the queue's number of attempts to the dead letter queue.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "${ustack.agent.queue:java:/jms/queue/agent}"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "${ustack.agent.max-session:16}")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AgentCommandMdb implements MessageListener {

    private static final Logger LOG = Logger.getLogger(AgentCommandMdb.class);

    @Inject
    private CommandDispatcher dispatcher;

    @Override
    public void onMessage(Message message) {
        try {
            dispatcher.dispatch(Envelope.parse(message.getBody(String.class)));
        } catch (JMSException | HypervisorException e) {
            throw again(message, e);
        } catch (IllegalArgumentException e) {
            LOG.errorf("a message on the command queue cannot be understood: %s", e.getMessage());
            throw again(message, e);
        }
    }

    private static IllegalStateException again(Message message, Exception e) {
        String id = "?";
        try {
            id = message.getJMSMessageID();
        } catch (JMSException unknown) {
            e.addSuppressed(unknown);
        }
        return new IllegalStateException("command " + id + " must be delivered again: " + e.getMessage(), e);
    }
}
