package org.ustack.agent.messaging;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.ustack.agent.AgentEvents;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.Envelope;
import org.ustack.contract.NodeInventory;
import org.ustack.kernel.Ids;

/** Publishes on {@code controller.events}, outside any transaction: the command is acknowledged only afterwards. */
public final class JmsAgentEvents implements AgentEvents {

    private final ConnectionFactory connections;
    private final Queue queue;
    private final Clock clock;
    private final Ids ids;
    private final Duration inventoryLife;

    /** @param inventoryLife after which an inventory that nobody took is dropped */
    public JmsAgentEvents(ConnectionFactory connections, Queue queue, Clock clock, Ids ids, Duration inventoryLife) {
        this.connections = connections;
        this.queue = queue;
        this.clock = clock;
        this.ids = ids;
        this.inventoryLife = inventoryLife;
    }

    @Override
    public void publish(String requestId, AgentEvent event) {
        Envelope envelope = Envelope.of(EventKey.of(event, ids), requestId, clock.instant(), event);
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT).send(queue, envelope.toJson());
        }
    }

    @Override
    public void publishInventories(List<NodeInventory> inventories) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            JMSProducer producer = context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setTimeToLive(inventoryLife.toMillis());
            for (NodeInventory inventory : inventories) {
                Envelope envelope = Envelope.of(ids.uuid(), ids.request(), clock.instant(), inventory);
                producer.send(queue, envelope.toJson());
            }
        }
    }
}
