package org.ustack.platform.internal;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.ustack.platform.Housekeeping;
import org.ustack.platform.OperationView;

/**
 * The platform's clockwork: relays what a crash left in the outbox, wakes the reaper, forgets old inbox keys. Runs on every
 * controller; rows are claimed by locks and compare-and-set, so two controllers do no harm.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PlatformTimers {

    private static final Logger LOG = Logger.getLogger(PlatformTimers.class);

    @Inject
    OutboxRelay relay;

    @Inject
    OperationReaper reaper;

    @Inject
    InboxCleaner cleaner;

    @Inject
    @Any
    Instance<Housekeeping> services;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    public void relayLeftovers() {
        relay.nudge();
    }

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    public void reap() {
        for (OperationView operation : reaper.overdue()) {
            try {
                reaper.decide(operation);
            } catch (RuntimeException e) {
                LOG.warnf(e, "operation %s stays overdue and is looked at again", operation.id());
            }
        }
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    public void keepHouse() {
        for (Housekeeping service : services) {
            try {
                service.tidy();
            } catch (RuntimeException e) {
                LOG.warnf(e, "what is due is looked for again");
            }
        }
    }

    @Schedule(hour = "*", minute = "17", persistent = false)
    public void forgetOldMessages() {
        cleaner.forget();
    }
}
