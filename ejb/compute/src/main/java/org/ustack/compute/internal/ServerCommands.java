package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerView.FlavorSnapshot;
import org.ustack.compute.domain.Server;
import org.ustack.contract.AgentCommand;
import org.ustack.contract.BootServer;
import org.ustack.contract.ChangePower;
import org.ustack.contract.DeleteServer;
import org.ustack.contract.DescribeGuest;
import org.ustack.contract.DestroyOrphan;
import org.ustack.contract.GuestMetadata;
import org.ustack.contract.ImageSource;
import org.ustack.contract.NicSpec;
import org.ustack.contract.Queues;
import org.ustack.image.ImageCatalogue;
import org.ustack.kernel.Settings;
import org.ustack.network.ServerPorts;
import org.ustack.platform.Outbox;

/** Writes commands for the node of a server, complete in themselves, for the operation that runs on it. */
@Dependent
public class ServerCommands {

    /** The signed address outlives the operation by this, for a fetch that began in time. */
    private static final Duration URL_MARGIN = Duration.ofMinutes(5);

    @Inject
    Outbox outbox;

    @Inject
    ImageCatalogue images;

    @Inject
    ServerPorts ports;

    @Inject
    Settings settings;

    ImageSource imageSource(String imageId) {
        return images.source(imageId, settings.get(ComputeSettings.BOOT_TIMEOUT).plus(URL_MARGIN));
    }

    void boot(Server server, ImageSource image, List<NicSpec> nics, Collection<String> securityGroups) {
        FlavorSnapshot flavor = server.flavor();
        send(
                server,
                new BootServer(
                        server.node(),
                        server.operationRef(),
                        server.id(),
                        server.name(),
                        flavor.vcpus(),
                        flavor.ram(),
                        flavor.disk(),
                        flavor.ephemeral(),
                        flavor.swap(),
                        flavor.extraSpecs(),
                        image,
                        nics,
                        guest(server, securityGroups),
                        server.configDrive()));
    }

    private static GuestMetadata guest(Server server, Collection<String> securityGroups) {
        List<GuestMetadata.Key> keys = server.publicKey() == null
                ? List.of()
                : List.of(new GuestMetadata.Key(server.keyName(), server.keyType(), server.publicKey()));
        return new GuestMetadata(
                server.hostname(),
                server.projectId(),
                server.zone(),
                server.metadata(),
                keys,
                server.userData(),
                server.adminPassword(),
                server.launchIndex(),
                server.reservationId(),
                String.format("i-%08x", server.number()),
                "ami-"
                        + server.imageId()
                                .substring(0, Math.min(8, server.imageId().length())),
                server.flavor().name(),
                List.copyOf(securityGroups),
                server.guestGeneration());
    }

    /** Tells the guest's node what the guest may read now; one that has no node yet is told with its boot. */
    void describe(Server server, String requestId) {
        if (server.agent() != null) {
            DescribeGuest news =
                    new DescribeGuest(server.node(), server.id(), server.name(), guest(server, securityGroups(server)));
            outbox.send(Queues.agent(server.agent()), requestId, news);
        }
    }

    void power(Server server, ServerAction action) {
        int grace = (int) settings.get(ComputeSettings.SHUTDOWN_GRACE).toSeconds();
        send(
                server,
                new ChangePower(
                        server.node(),
                        server.operationRef(),
                        server.id(),
                        ChangePower.Verb.valueOf(action.name()),
                        grace));
    }

    void delete(Server server) {
        List<DeleteServer.PortRef> refs = ports.specs(server.id()).stream()
                .map(nic -> new DeleteServer.PortRef(
                        nic.port(), nic.mac(), nic.network().id()))
                .toList();
        send(server, new DeleteServer(server.node(), server.operationRef(), server.id(), refs));
    }

    /** The command of the running operation once more, as things are now. */
    void repeat(Server server) {
        switch (server.operationAction()) {
            case CREATE -> repeat(server, ports.specs(server.id()));
            case DELETE -> delete(server);
            default -> power(server, server.operationAction());
        }
    }

    /** The boot command once more, with a fresh address of the image. */
    void repeat(Server server, List<NicSpec> nics) {
        boot(server, imageSource(server.imageId()), nics, securityGroups(server));
    }

    private Set<String> securityGroups(Server server) {
        return ports.addresses(List.of(server.id())).getOrDefault(server.id(), List.of()).stream()
                .flatMap(port -> port.securityGroups().stream())
                .collect(Collectors.toSet());
    }

    void destroyOrphan(String agent, String node, String serverId, String requestId) {
        outbox.send(Queues.agent(agent), requestId, new DestroyOrphan(node, serverId));
    }

    private void send(Server server, AgentCommand command) {
        outbox.send(Queues.agent(server.agent()), server.operationRequest(), command);
    }
}
