package org.ustack.agent.messaging;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ustack.agent.AgentEvents;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.Envelope;
import org.ustack.contract.NodeInventory;
import org.ustack.contract.ServerBootFailed;
import org.ustack.contract.ServerBooted;
import org.ustack.contract.ServerDeleted;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerChanged;
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
        Envelope envelope = Envelope.of(key(event), requestId, clock.instant(), event);
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

    private String key(AgentEvent event) {
        String operation = operation(event);
        return operation == null
                ? ids.uuid()
                : UUID.nameUUIDFromBytes((event.getClass().getSimpleName() + operation).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private static String operation(AgentEvent event) {
        if (event instanceof ServerBooted booted) {
            return booted.operation();
        } else if (event instanceof ServerBootFailed failed) {
            return failed.operation();
        } else if (event instanceof ServerDeleted deleted) {
            return deleted.operation();
        } else if (event instanceof ServerPowerChanged changed) {
            return changed.operation();
        } else if (event instanceof ServerOperationFailed failed) {
            return failed.operation();
        }
        return null;
    }
}
