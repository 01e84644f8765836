package org.ustack.compute.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.ustack.compute.ServerChanged;
import org.ustack.compute.ServerFeed;

@ApplicationScoped
public class EventServerFeed implements ServerFeed {

    private static final Logger LOG = Logger.getLogger(EventServerFeed.class);

    private final List<Consumer<ServerChanged>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Subscription listen(Consumer<ServerChanged> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ServerChanged news) {
        for (Consumer<ServerChanged> listener : listeners) {
            try {
                listener.accept(news);
            } catch (RuntimeException e) {
                // The change is committed; a listener's trouble must not look like trouble of the change.
                LOG.warn("a listener of server news failed", e);
            }
        }
    }
}
