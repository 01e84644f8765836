package org.ustack.agent;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.ustack.agent.command.DeletedServers;
import org.ustack.agent.hostnetwork.LinuxHostNetwork;
import org.ustack.agent.hostnetwork.MetadataLinks;
import org.ustack.agent.imagecache.EvictionRules;
import org.ustack.agent.imagecache.ImageCache;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.inventory.InventoryReporter;
import org.ustack.agent.metadata.MetadataServer;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.kernel.Settings;

/** What the agent does without being told: bring the host's network back, report, tidy. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AgentStartup {

    private static final Logger LOG = Logger.getLogger(AgentStartup.class);
    private static final Duration TIDY = Duration.ofMinutes(10);

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private Settings settings;

    @Inject
    private NodeParts node;

    @Inject
    private InstanceStore store;

    @Inject
    private ImageCache images;

    @Inject
    private InventoryReporter inventory;

    @Inject
    private DeletedServers deleted;

    @Inject
    private MetadataServer metadata;

    @Inject
    private MetadataLinks links;

    private final List<ScheduledFuture<?>> jobs = new ArrayList<>();
    private boolean networkReady;
    private String networkProblem = "";

    @PostConstruct
    void start() {
        Duration interval = settings.get(AgentSettings.INVENTORY_INTERVAL);
        Duration tick = interval.dividedBy(AgentSettings.slices(interval));
        schedule("inventory", this::report, tick);
        schedule("tidying", this::tidy, TIDY);
        LOG.infof("agent %s reports every %s", settings.get(AgentSettings.NAME), interval);
    }

    @PreDestroy
    void stop() {
        jobs.forEach(job -> job.cancel(false));
        metadata.stop();
    }

    private void schedule(String name, Runnable work, Duration pause) {
        Runnable guarded = () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                // An executor drops a job that throws; this one is to run again.
                LOG.errorf(e, "%s failed", name);
            }
        };
        jobs.add(scheduler.scheduleWithFixedDelay(guarded, 0, pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The network comes first: a restarted host has none of its guests' bridges. */
    private void report() {
        if (!networkReady) {
            networkReady = restoreNetwork();
        }
        inventory.tick();
    }

    private boolean restoreNetwork() {
        try {
            if (node.network() instanceof LinuxHostNetwork network) {
                network.restore();
                metadata.start(new InetSocketAddress(links.server(), links.port()), executor);
                LOG.infof("metadata service on %s:%d", links.server(), links.port());
            }
            return true;
        } catch (NodeProblem | IOException | HypervisorException e) {
            // Tried at every tick, told once.
            if (!networkProblem.equals(e.getMessage())) {
                networkProblem = e.getMessage();
                LOG.errorf("the host's network is not ready: %s", networkProblem);
            }
            return false;
        }
    }

    private void tidy() {
        deleted.forget();
        try {
            Set<String> used =
                    store.guests().stream().flatMap(GuestRecord::imageKeys).collect(Collectors.toSet());
            EvictionRules rules = new EvictionRules(
                    settings.get(AgentSettings.IMAGE_CACHE_AGE), settings.get(AgentSettings.IMAGE_CACHE_BYTES));
            List<String> evicted = images.evict(used, rules);
            if (!evicted.isEmpty()) {
                LOG.infof("images evicted from the cache: %s", evicted);
            }
        } catch (NodeProblem e) {
            LOG.warnf(e, "the image cache could not be tidied");
        }
    }
}
