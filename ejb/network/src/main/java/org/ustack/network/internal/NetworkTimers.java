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

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void tellPorts() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            news.tell();
        } catch (RuntimeException e) {
            LOG.warnf(e, "ports not told of changed rules, will be tried again");
        } finally {
            running.set(false);
        }
    }
}
