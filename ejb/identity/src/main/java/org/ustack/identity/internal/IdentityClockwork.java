package org.ustack.identity.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jboss.logging.Logger;

/** Identity's start and clockwork: seeds what must be there, follows the changes that other controllers make. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IdentityClockwork implements IdentityMXBean {

    private static final Logger LOG = Logger.getLogger(IdentityClockwork.class);
    private static final String NAME = "ustack:type=Identity";
    private static final long FOLLOW_MILLIS = 500;

    @Resource
    TimerService timers;

    @Inject
    Bootstrap bootstrap;

    @Inject
    IdentityChanges changes;

    @Inject
    SignIns signIns;

    @Inject
    IdentitySecrets secrets;

    @Inject
    TokenMemory memory;

    @Inject
    PolicyInForce policy;

    @Inject
    UsedPasscodes passcodes;

    @Inject
    Clock clock;

    private final ReentrantLock following = new ReentrantLock();
    private ChangeFollower follower;

    @PostConstruct
    void start() {
        bootstrap.run();
        follower = new ChangeFollower(changes, clock);
        timers.createIntervalTimer(FOLLOW_MILLIS, FOLLOW_MILLIS, new TimerConfig(NAME, false));
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName(NAME);
            if (!server.isRegistered(name)) {
                server.registerMBean(new javax.management.StandardMBean(this, IdentityMXBean.class, true), name);
            }
        } catch (JMException e) {
            LOG.warnf(e, "%s is not offered", NAME);
        }
    }

    @PreDestroy
    void stop() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(NAME));
        } catch (JMException e) {
            LOG.debugf(e, "%s was not registered", NAME);
        }
    }

    /** One at a time; a tick that finds the last one still at work has nothing to add. */
    @Timeout
    public void follow(Timer timer) {
        if (following.tryLock()) {
            try {
                policy.refresh();
                follower.follow();
            } finally {
                following.unlock();
            }
        }
    }

    @Schedule(hour = "*", minute = "23", persistent = false)
    public void clean() {
        changes.clean();
        signIns.clean();
        passcodes.clean();
    }

    @Override
    public int rotateKeys() {
        return secrets.tokenKeys().rotate();
    }

    @Override
    public String getPolicyState() {
        return policy.state();
    }

    @Override
    public String reloadPolicy() {
        policy.refresh();
        return policy.state();
    }

    @Override
    public long getCheckedTokens() {
        return memory.size();
    }
}
