package org.ustack.platform.internal;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.TemporaryQueue;
import java.time.Clock;
import java.time.Duration;
import org.ustack.contract.ControlReply;
import org.ustack.contract.ControlRequest;
import org.ustack.contract.Envelope;
import org.ustack.contract.Queues;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;
import org.ustack.platform.AgentDialogue;
import org.ustack.platform.PlatformError;
import org.ustack.platform.PlatformSettings;

/** A question goes out on the agent's control queue and expires with the caller's patience; the answer has a queue of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AgentDialogueBean implements AgentDialogue {

    @Resource(lookup = "java:/UStackMessaging")
    ConnectionFactory connections;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    Settings settings;

    @Override
    public ControlReply ask(String agent, String requestId, ControlRequest request) {
        Duration patience = settings.get(PlatformSettings.DIALOGUE_TIMEOUT);
        Envelope question = Envelope.of(ids.uuid(), requestId, clock.instant(), request);
        try (JMSContext jms = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            TemporaryQueue answers = jms.createTemporaryQueue();
            jms.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setTimeToLive(patience.toMillis())
                    .setJMSReplyTo(answers)
                    .setJMSCorrelationID(question.key())
                    .send(jms.createQueue(Queues.agentControl(agent)), question.toJson());
            try (JMSConsumer consumer = jms.createConsumer(answers)) {
                String answer = consumer.receiveBody(String.class, patience.toMillis());
                if (answer == null) {
                    throw new CloudException(PlatformError.AGENT_SILENT, "agent", agent);
                }
                return accept(Envelope.parse(answer));
            }
        }
    }

    private static ControlReply accept(Envelope answer) {
        if (answer.body() instanceof ControlReply.Refused refused) {
            throw new CloudException(PlatformError.AGENT_REFUSED, "reason", refused.reason());
        }
        return (ControlReply) answer.body();
    }
}
