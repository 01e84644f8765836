package org.ustack.network.internal;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/**
 * The clockwork of the network service. Runs on every controller; two that find the same notes send the same state twice,
 * which agents tell by its generation.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NetworkTimers {

    private static final Logger LOG = Logger.getLogger(NetworkTimers.class);

    private final AtomicBoolean running = new AtomicBoolean();

    @Inject
    PortRuleNews news;

    private final AtomicBoolean telling = new AtomicBoolean();
    private final AtomicBoolean looking = new AtomicBoolean();

    @Inject
    RouterNews routers;

    @Inject
    RouterWatch watch;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void tellPorts() {
        once(running, news::tell, "ports not told of changed rules");
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void tellRouters() {
        once(telling, routers::tell, "nodes not told of changed routers");
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    public void lookAfterRouters() {
        once(looking, watch::look, "routers not looked after");
    }

    private static void once(AtomicBoolean busy, IntSupplier pass, String problem) {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            pass.getAsInt();
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s, will be tried again", problem);
        } finally {
            busy.set(false);
        }
    }
}
