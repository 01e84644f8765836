package org.ustack.hypervisor.adapter;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkManager;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.ustack.hypervisor.DomainListener;
import org.ustack.hypervisor.DomainState;

/**
 * Carries observations to the listening message-driven beans, in order, one thread for each activation. Nothing is kept
 * for a listener that is not there, and a delivery that fails is not repeated: events are hints, the inventory is the truth.
 */
public final class DomainEvents {

    private static final Logger LOG = Logger.getLogger(DomainEvents.class);

    private final Map<MessageEndpointFactory, Pump> pumps = new ConcurrentHashMap<>();

    /** Begins to deliver to the beans of that factory. */
    public void activate(BootstrapContext context, MessageEndpointFactory endpoints) throws ResourceException {
        Pump pump = new Pump(endpoints);
        Pump before = pumps.put(endpoints, pump);
        if (before != null) {
            before.release();
        }
        context.getWorkManager().scheduleWork(pump, WorkManager.INDEFINITE, null, null);
    }

    public void deactivate(MessageEndpointFactory endpoints) {
        Pump pump = pumps.remove(endpoints);
        if (pump != null) {
            pump.release();
        }
    }

    /** Ends all deliveries: the adapter stops. */
    public void close() {
        pumps.values().forEach(Pump::release);
        pumps.clear();
    }

    /** @see DomainListener#domainChanged */
    public void domainChanged(String node, DomainState state) {
        publish(listener -> listener.domainChanged(node, state));
    }

    /** @see DomainListener#reconnected */
    public void reconnected(String node) {
        publish(listener -> listener.reconnected(node));
    }

    private void publish(Consumer<DomainListener> observation) {
        pumps.values().forEach(pump -> pump.queue.add(observation));
    }

    private static final class Pump implements Work {

        private static final Consumer<DomainListener> WAKE = listener -> {};

        private final MessageEndpointFactory endpoints;
        private final BlockingQueue<Consumer<DomainListener>> queue = new LinkedBlockingQueue<>();
        private volatile boolean released;

        Pump(MessageEndpointFactory endpoints) {
            this.endpoints = endpoints;
        }

        @Override
        public void run() {
            try {
                while (!released) {
                    Consumer<DomainListener> observation = queue.take();
                    if (!released && observation != WAKE) {
                        deliver(observation);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Whatever the bean throws, also the linkage errors of a bean that is just being redeployed, ends here. */
        private void deliver(Consumer<DomainListener> observation) {
            try {
                MessageEndpoint endpoint = endpoints.createEndpoint(null);
                try {
                    observation.accept((DomainListener) endpoint);
                } finally {
                    endpoint.release();
                }
            } catch (Exception | LinkageError e) {
                if (released) {
                    LOG.debug("An observation met a listener that was going away", e);
                } else {
                    LOG.warn("A listener did not take an observation; the next inventory will tell it", e);
                }
            }
        }

        @Override
        public void release() {
            released = true;
            queue.add(WAKE);
        }
    }
}
