package org.ustack.agent;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.ustack.agent.command.ApplyGroupMembersHandler;
import org.ustack.agent.command.ApplyPortRulesHandler;
import org.ustack.agent.command.ApplyRouterHandler;
import org.ustack.agent.command.ArriveServerHandler;
import org.ustack.agent.command.BootServerHandler;
import org.ustack.agent.command.ChangePowerHandler;
import org.ustack.agent.command.CommandDispatcher;
import org.ustack.agent.command.CommandHandler;
import org.ustack.agent.command.DeleteServerHandler;
import org.ustack.agent.command.DeletedServers;
import org.ustack.agent.command.DepartServerHandler;
import org.ustack.agent.command.DescribeGuestHandler;
import org.ustack.agent.command.DestroyOrphanHandler;
import org.ustack.agent.command.DomainHandlers;
import org.ustack.agent.command.ForgetDepartureHandler;
import org.ustack.agent.command.ForgetGuestPasswordHandler;
import org.ustack.agent.command.Handlers;
import org.ustack.agent.command.PowerWatch;
import org.ustack.agent.command.RebuildServerHandler;
import org.ustack.agent.command.RemoveRouterHandler;
import org.ustack.agent.command.ServerLocks;
import org.ustack.agent.control.ControlDesk;
import org.ustack.agent.hostnetwork.Cidr;
import org.ustack.agent.hostnetwork.HostNetwork;
import org.ustack.agent.hostnetwork.LinkNames;
import org.ustack.agent.hostnetwork.LinuxHostNetwork;
import org.ustack.agent.hostnetwork.MetadataLinks;
import org.ustack.agent.hostnetwork.NoHostNetwork;
import org.ustack.agent.imagecache.HttpImageFetcher;
import org.ustack.agent.imagecache.ImageCache;
import org.ustack.agent.instance.ConfigDrive;
import org.ustack.agent.instance.DepartedDisks;
import org.ustack.agent.instance.InstanceFiles;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.instance.LocalInstanceFiles;
import org.ustack.agent.instance.NoInstanceFiles;
import org.ustack.agent.inventory.DiskSpace;
import org.ustack.agent.inventory.InventoryReporter;
import org.ustack.agent.messaging.JmsAgentEvents;
import org.ustack.agent.metadata.HttpVendorDataSource;
import org.ustack.agent.metadata.MetadataServer;
import org.ustack.agent.metadata.MetadataTree;
import org.ustack.agent.metadata.OpenStackTree;
import org.ustack.agent.metadata.VendorData;
import org.ustack.agent.process.Commands;
import org.ustack.agent.process.HostCommands;
import org.ustack.agent.snapshot.HttpImageSender;
import org.ustack.contract.GuestPasswordPosted;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;

/** Puts the agent together. The parts know nothing of the container and are made by their constructors alone. */
@ApplicationScoped
public class AgentWiring {

    private static final int SEED_BYTES = 512;

    @Resource(lookup = HypervisorConnectionFactory.JNDI_NAME)
    private HypervisorConnectionFactory hypervisors;

    @Resource(lookup = "java:/UStackMessaging")
    private ConnectionFactory connections;

    @Resource(lookup = "java:/jms/queue/controller.events")
    private Queue controllerEvents;

    @Resource
    private ManagedExecutorService executor;

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Ids ids() {
        return Ids.random();
    }

    @Produces
    @Singleton
    Settings settings() {
        return Settings.ofProcess();
    }

    @Produces
    @Singleton
    Commands commands(Settings settings) {
        return new HostCommands(settings.get(AgentSettings.COMMAND_TIMEOUT));
    }

    @Produces
    @Singleton
    InstanceStore store(Settings settings) {
        return new InstanceStore(settings.get(AgentSettings.STATE_DIR));
    }

    @Produces
    @Singleton
    MetadataTree metadataTree(Settings settings) {
        VendorData vendor = new VendorData(
                settings.get(AgentSettings.VENDOR_DATA),
                settings.get(AgentSettings.VENDOR_DATA_TARGETS),
                new HttpVendorDataSource(executor, settings.get(AgentSettings.VENDOR_DATA_TIMEOUT)));
        SecureRandom random = new SecureRandom();
        return new MetadataTree(new OpenStackTree(vendor, () -> {
            byte[] seed = new byte[SEED_BYTES];
            random.nextBytes(seed);
            return seed;
        }));
    }

    @Produces
    @Singleton
    MetadataServer metadataServer(InstanceStore store, MetadataTree tree, AgentEvents events, Ids ids) {
        return new MetadataServer(store, tree, (server, password) -> {
            try {
                // Guests that ask for metadata are those of the one node whose network this agent makes.
                String node = hypervisors.nodes().get(0);
                events.publish(ids.request(), new GuestPasswordPosted(node, server, password));
            } catch (HypervisorException e) {
                throw new IllegalStateException("the node has no name now", e);
            }
        });
    }

    @Produces
    @Singleton
    MetadataLinks metadataLinks(Settings settings) {
        return new MetadataLinks(
                Cidr.parse(settings.get(AgentSettings.METADATA_LINKS)), settings.get(AgentSettings.METADATA_PORT));
    }

    @Produces
    @Singleton
    ImageCache imageCache(Settings settings, Commands commands, Clock clock) {
        return new ImageCache(
                settings.get(AgentSettings.STATE_DIR),
                new HttpImageFetcher(executor, settings.get(AgentSettings.IMAGE_TIMEOUT)),
                commands,
                clock);
    }

    @Produces
    @Singleton
    NodeParts nodeParts(
            Settings settings,
            InstanceStore store,
            ImageCache images,
            MetadataTree tree,
            MetadataLinks links,
            Commands commands) {
        Path state = settings.get(AgentSettings.STATE_DIR);
        LinkNames names = LinkNames.standard();
        return new ChosenNodeParts(
                hypervisors,
                new ChosenNodeParts.Choice<InstanceFiles>(
                        settings.get(AgentSettings.DISKS),
                        () -> new LocalInstanceFiles(
                                store,
                                images,
                                new ConfigDrive(tree::drive, commands),
                                commands,
                                new HostCommands(settings.get(AgentSettings.SNAPSHOT_TIMEOUT)),
                                new DepartedDisks(store, new HostCommands(settings.get(AgentSettings.IMAGE_TIMEOUT)))),
                        () -> new NoInstanceFiles(store)),
                new ChosenNodeParts.Choice<HostNetwork>(
                        settings.get(AgentSettings.NETWORK),
                        () -> new LinuxHostNetwork(
                                state, store, commands, names, links, settings.get(AgentSettings.BRIDGE_MAPPINGS)),
                        () -> new NoHostNetwork(names)));
    }

    @Produces
    @Singleton
    AgentEvents events(Settings settings, Clock clock, Ids ids) {
        return new JmsAgentEvents(
                connections,
                controllerEvents,
                clock,
                ids,
                settings.get(AgentSettings.INVENTORY_INTERVAL).multipliedBy(2));
    }

    @Produces
    @Singleton
    PowerWatch powerWatch(Clock clock) {
        return new PowerWatch(clock);
    }

    @Produces
    @Singleton
    DeletedServers deletedServers(Clock clock) {
        return new DeletedServers(clock);
    }

    @Produces
    @Singleton
    CommandDispatcher dispatcher(
            NodeParts node,
            InstanceStore store,
            DeletedServers deleted,
            PowerWatch watch,
            AgentEvents events,
            Settings settings,
            Clock clock) {
        List<CommandHandler<?>> all = new ArrayList<>(List.of(
                new BootServerHandler(hypervisors, node, store, deleted, clock),
                new DeleteServerHandler(hypervisors, node, store, deleted, clock),
                new ChangePowerHandler(hypervisors, node, store, watch, clock),
                new DestroyOrphanHandler(hypervisors, node, store),
                new ApplyPortRulesHandler(node),
                new ApplyGroupMembersHandler(node),
                new ApplyRouterHandler(node),
                new RemoveRouterHandler(node),
                new RebuildServerHandler(hypervisors, node, deleted, clock),
                new DepartServerHandler(hypervisors, node, store, deleted, watch, clock),
                new ArriveServerHandler(hypervisors, node, store, deleted, clock),
                new ForgetDepartureHandler(store),
                new DescribeGuestHandler(store),
                new ForgetGuestPasswordHandler(store)));
        all.addAll(new DomainHandlers(hypervisors, node, store, watch, clock)
                .all(
                        new HttpImageSender(executor, settings.get(AgentSettings.SNAPSHOT_TIMEOUT)),
                        events,
                        settings.get(AgentSettings.DETACH_PATIENCE)));
        Handlers handlers = new Handlers(all);
        return new CommandDispatcher(handlers, new ServerLocks(), events);
    }

    @Produces
    @Singleton
    ControlDesk controlDesk(Settings settings, InstanceStore store) {
        return new ControlDesk(hypervisors, store, settings.get(AgentSettings.HOST_ADDRESS));
    }

    @Produces
    @Singleton
    InventoryReporter inventory(Settings settings, AgentEvents events, Clock clock) {
        return new InventoryReporter(
                hypervisors,
                events,
                new DiskSpace(settings.get(AgentSettings.STATE_DIR)),
                new InventoryReporter.Identity(
                        settings.get(AgentSettings.NAME),
                        settings.get(AgentSettings.HOST_ADDRESS),
                        settings.get(AgentSettings.AVAILABILITY_ZONE),
                        clock.instant()),
                clock,
                AgentSettings.slices(settings.get(AgentSettings.INVENTORY_INTERVAL)));
    }
}
