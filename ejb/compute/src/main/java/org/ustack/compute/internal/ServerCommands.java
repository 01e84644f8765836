package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerView.FlavorSnapshot;
import org.ustack.compute.domain.Server;
import org.ustack.contract.AgentCommand;
import org.ustack.contract.AttachInterface;
import org.ustack.contract.BootServer;
import org.ustack.contract.ChangePower;
import org.ustack.contract.DeleteServer;
import org.ustack.contract.DescribeGuest;
import org.ustack.contract.DestroyOrphan;
import org.ustack.contract.DetachInterface;
import org.ustack.contract.DomainShape;
import org.ustack.contract.ForgetGuestPassword;
import org.ustack.contract.GuestMetadata;
import org.ustack.contract.ImageSource;
import org.ustack.contract.NicSpec;
import org.ustack.contract.PowerState;
import org.ustack.contract.Queues;
import org.ustack.contract.RescueServer;
import org.ustack.contract.SnapshotServer;
import org.ustack.contract.UnrescueServer;
import org.ustack.image.ImageCatalogue;
import org.ustack.image.SnapshotImages;
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
    SnapshotImages snapshots;

    @Inject
    ServerPorts ports;

    @Inject
    Settings settings;

    ImageSource imageSource(String imageId) {
        return images.source(imageId, settings.get(ComputeSettings.BOOT_TIMEOUT).plus(URL_MARGIN));
    }

    void boot(Server server, ImageSource image, List<NicSpec> nics, Collection<String> securityGroups) {
        send(server, bootCommand(server, image, nics, securityGroups));
    }

    /** The server as its node shall have it, with the security groups that its ports are in. */
    BootServer bootCommand(Server server, ImageSource image, List<NicSpec> nics) {
        return bootCommand(server, image, nics, securityGroups(server));
    }

    private static BootServer bootCommand(
            Server server, ImageSource image, List<NicSpec> nics, Collection<String> securityGroups) {
        FlavorSnapshot flavor = server.flavor();
        return new BootServer(
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
                server.configDrive());
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

    void forgetGuestPassword(Server server, String requestId) {
        if (server.agent() != null) {
            outbox.send(Queues.agent(server.agent()), requestId, new ForgetGuestPassword(server.node(), server.id()));
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

    /** At once: who deletes does not wait for the guest. */
    void powerOff(Server server) {
        send(server, new ChangePower(server.node(), server.operationRef(), server.id(), ChangePower.Verb.STOP, 0));
    }

    void unshelveInPlace(Server server) {
        send(server, new ChangePower(server.node(), server.operationRef(), server.id(), ChangePower.Verb.START, 0));
    }

    void snapshot(Server server) {
        boolean shelves = server.operationAction() == ServerAction.SHELVE;
        PowerState leave =
                switch (shelves ? ServerState.STOPPED : server.state()) {
                    case ACTIVE -> PowerState.RUNNING;
                    case PAUSED -> PowerState.PAUSED;
                    case SUSPENDED -> PowerState.SUSPENDED;
                    default -> PowerState.SHUT_DOWN;
                };
        send(
                server,
                new SnapshotServer(
                        server.node(),
                        server.operationRef(),
                        server.id(),
                        snapshots.target(
                                server.operationInput().get(SnapshotVerbs.IMAGE),
                                settings.get(ComputeSettings.SNAPSHOT_TIMEOUT).plus(URL_MARGIN)),
                        server.flavor().disk(),
                        leave,
                        (int) settings.get(ComputeSettings.SHUTDOWN_GRACE).toSeconds()));
    }

    void rescue(Server server) {
        send(
                server,
                new RescueServer(
                        server.node(),
                        server.operationRef(),
                        server.id(),
                        shape(server),
                        imageSource(server.operationInput().get(SnapshotVerbs.IMAGE)),
                        guest(server, securityGroups(server))));
    }

    /** From its own disk, whatever it ran from before. */
    void unrescue(Server server) {
        send(
                server,
                new UnrescueServer(
                        server.node(),
                        server.operationRef(),
                        server.id(),
                        shape(server),
                        guest(server, securityGroups(server))));
    }

    private DomainShape shape(Server server) {
        FlavorSnapshot flavor = server.flavor();
        return new DomainShape(
                server.name(), flavor.vcpus(), flavor.ram(), server.imageProperties(), ports.specs(server.id()));
    }

    void attachInterface(Server server, NicSpec nic) {
        send(
                server,
                new AttachInterface(
                        server.node(),
                        server.operationRef(),
                        server.id(),
                        nic,
                        server.imageProperties().getOrDefault("hw_vif_model", "virtio")));
    }

    void detachInterface(Server server) {
        Map<String, String> input = server.operationInput();
        send(
                server,
                new DetachInterface(
                        server.node(),
                        server.operationRef(),
                        server.id(),
                        input.get(InterfaceVerbs.PORT),
                        input.get(InterfaceVerbs.MAC)));
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
            case DELETE, SHELVE_OFFLOAD -> delete(server);
            case CREATE_IMAGE, CREATE_BACKUP, SHELVE -> snapshot(server);
            case UNSHELVE -> {
                if (server.state() == ServerState.SHELVED) {
                    unshelveInPlace(server);
                } else {
                    repeat(server, ports.specs(server.id()));
                }
            }
            case RESCUE -> rescue(server);
            case UNRESCUE, RESTORE -> unrescue(server);
            case SOFT_DELETE -> powerOff(server);
            case ATTACH_INTERFACE -> {
                String port = server.operationInput().get(InterfaceVerbs.PORT);
                ports.specs(server.id()).stream()
                        .filter(nic -> nic.port().equals(port))
                        .forEach(nic -> attachInterface(server, nic));
            }
            case DETACH_INTERFACE -> detachInterface(server);
            case CHANGE_PASSWORD -> throw new IllegalStateException("a password is told once: " + server.id());
            default -> power(server, server.operationAction());
        }
    }

    /** The boot command once more, with a fresh address of the image. */
    void repeat(Server server, List<NicSpec> nics) {
        String image = server.operationAction() == ServerAction.UNSHELVE ? server.shelvedImageId() : server.imageId();
        boot(server, imageSource(image), nics, securityGroups(server));
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
