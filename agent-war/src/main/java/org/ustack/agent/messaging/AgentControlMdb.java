package org.ustack.agent.messaging;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.ustack.agent.control.ControlDesk;
import org.ustack.contract.ControlRequest;
import org.ustack.contract.Envelope;
import org.ustack.kernel.Ids;

/** Answers questions to the address that each carries. Somebody waits for the answer, so a failure is not tried again. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "${ustack.agent.control-queue:java:/jms/queue/agent-control}"),
            @ActivationConfigProperty(
                    propertyName = "maxSession",
                    propertyValue = "${ustack.agent.control-max-session:4}")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AgentControlMdb implements MessageListener {

    private static final Logger LOG = Logger.getLogger(AgentControlMdb.class);

    @Resource(lookup = "java:/UStackMessaging")
    private ConnectionFactory connections;

    @Inject
    private ControlDesk desk;

    @Inject
    private Clock clock;

    @Inject
    private Ids ids;

    @Override
    public void onMessage(Message message) {
        try {
            Envelope envelope = Envelope.parse(message.getBody(String.class));
            Destination replyTo = message.getJMSReplyTo();
            if (replyTo == null || !(envelope.body() instanceof ControlRequest request)) {
                LOG.warnf("a message on the control queue is not a question: %s", envelope.type());
                return;
            }
            String asked = message.getJMSCorrelationID();
            Envelope reply = Envelope.of(ids.uuid(), envelope.requestId(), clock.instant(), desk.answer(request));
            try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
                context.createProducer()
                        .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                        .setJMSCorrelationID(asked != null ? asked : message.getJMSMessageID())
                        .send(replyTo, reply.toJson());
            }
        } catch (JMSException | IllegalArgumentException e) {
            LOG.warnf(e, "a question could not be answered");
        }
    }
}
