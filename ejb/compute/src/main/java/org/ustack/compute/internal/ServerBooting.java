package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ustack.compute.BootServer;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerService.Booted;
import org.ustack.compute.ServerView.FlavorSnapshot;
import org.ustack.compute.domain.NewServer;
import org.ustack.compute.domain.Server;
import org.ustack.compute.domain.ServerEvent;
import org.ustack.compute.internal.ServerTransitions.Fault;
import org.ustack.contract.ImageSource;
import org.ustack.contract.NicSpec;
import org.ustack.contract.StepTiming;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.network.ServerPorts.BoundPort;
import org.ustack.network.ServerPorts.NicRequest;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.placement.PlacementService.Node;
import org.ustack.placement.PlacementService.PlacementOutcome;
import org.ustack.placement.PlacementService.PlacementRequest;
import org.ustack.platform.OperationView;
import org.ustack.platform.Operations;
import org.ustack.platform.Operations.BeginOperation;
import org.ustack.quota.QuotaResource;

/** Makes servers: accepted wish to command, and the next node when one fails. All in the caller's transaction. */
@Dependent
public class ServerBooting {

    static final String RESOURCE = "server";
    static final String NO_VALID_HOST = "No valid host was found. ";
    private static final int LABEL_LENGTH = 63;
    private static final int PASSWORD_LENGTH = 12;
    private static final String PASSWORD_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    @Inject
    BootChecks checks;

    @Inject
    ServerRepository repository;

    @Inject
    ServerTransitions transitions;

    @Inject
    ServerCommands commands;

    @Inject
    Operations operations;

    @Inject
    Settings settings;

    @Inject
    Ids ids;

    Booted boot(RequestContext caller, BootServer wish) {
        BootOrder order = checks.check(caller, wish);
        String reservation = "r-" + ids.hex().substring(0, 8);
        String password = wish.adminPassword() == null ? password(ids) : wish.adminPassword();
        List<Server> servers = new ArrayList<>(order.count());
        for (int i = 0; i < order.count(); i++) {
            Server server = new Server(newServer(caller, order, i, reservation, password), transitions.now());
            transitions.quota.claim(caller.projectId(), server.id(), claims(server.flavor()));
            servers.add(server);
        }
        transitions.groups.join(servers, transitions.now());
        ImageSource image = commands.imageSource(order.image().id());
        for (Server server : servers) {
            start(caller, order, server, image);
        }
        return new Booted(
                reservation, repository.views(servers.stream().map(Server::id).toList()), password);
    }

    private static Map<QuotaResource, Long> claims(FlavorSnapshot flavor) {
        return Map.of(
                QuotaResource.INSTANCES, 1L,
                QuotaResource.CORES, (long) flavor.vcpus(),
                QuotaResource.RAM, (long) flavor.ram());
    }

    private void start(RequestContext caller, BootOrder order, Server server, ImageSource image) {
        PlacementOutcome outcome =
                transitions.placement.place(request(caller.requestId(), server, transitions.groups.rule(server)));
        outcome.node().ifPresent(node -> server.placedOn(node.name(), node.agent(), node.availabilityZone()));
        repository.insert(server);
        Duration resend = settings.get(ComputeSettings.RESEND_AFTER);
        OperationView operation = operations.begin(
                caller,
                new BeginOperation(RESOURCE, server.id(), ServerAction.CREATE.apiName(), server.node(), resend));
        if (outcome.node().isEmpty()) {
            String message = NO_VALID_HOST + outcome.summary();
            operations.fail(operation.id(), "NO_VALID_HOST", message, List.of());
            transitions.apply(server, ServerEvent.BOOT_FAILED, new Fault(message, null));
            return;
        }
        Instant now = transitions.now();
        server.begin(operation, ServerAction.CREATE, deadline(now), now);
        commands.boot(server, image, bind(caller, order, server, outcome.node().get()), groups(order));
        transitions.news.changed(server.changed());
    }

    private static List<String> groups(BootOrder order) {
        return order.securityGroups().isEmpty() ? List.of("default") : order.securityGroups();
    }

    private List<NicSpec> bind(RequestContext caller, BootOrder order, Server server, Node node) {
        List<NicRequest> wanted = order.wish().networks();
        if (wanted != null && wanted.isEmpty()) {
            return List.of();
        }
        return transitions
                .ports
                .bind(
                        caller,
                        server.id(),
                        server.hostname(),
                        node.name(),
                        node.agent(),
                        node.availabilityZone(),
                        wanted == null ? List.of() : wanted,
                        order.securityGroups())
                .stream()
                .map(BoundPort::spec)
                .toList();
    }

    private Instant deadline(Instant now) {
        return now.plus(settings.get(ComputeSettings.BOOT_TIMEOUT));
    }

    /**
     * One node could not boot it: takes the next, if there is one and attempts are left. Otherwise the server is in error
     * with that node's reason.
     */
    void failedOnNode(Server server, String code, String reason, boolean retryable, List<StepTiming> steps) {
        server.tried(server.node());
        Optional<Node> next = retryable ? anotherNode(server) : Optional.empty();
        if (next.isEmpty()) {
            String message = server.triedNodes().size() == 1
                    ? reason
                    : reason + " (the last of " + server.triedNodes().size() + " nodes that were tried)";
            fail(server, code, message, steps);
            return;
        }
        Node node = next.get();
        server.placedOn(node.name(), node.agent(), node.availabilityZone());
        List<BoundPort> moved = transitions.ports.rebind(server.id(), node.name(), node.agent());
        Duration resend = settings.get(ComputeSettings.RESEND_AFTER);
        operations.retry(server.operationId(), node.name(), resend, steps);
        server.extend(deadline(transitions.now()));
        commands.repeat(server, moved.stream().map(BoundPort::spec).toList());
        transitions.news.changed(server.changed());
    }

    private Optional<Node> anotherNode(Server server) {
        if (server.triedNodes().size() >= settings.get(ComputeSettings.BOOT_ATTEMPTS)) {
            return Optional.empty();
        }
        // The group's lock before the node's: another boot into the group may hold it and wait for this node.
        transitions.groups.lock(server);
        transitions.placement.release(server.id());
        return transitions
                .placement
                .place(request(server.operationRequest(), server, transitions.groups.rule(server)))
                .node();
    }

    /** The end of the attempts: in error, the node's resources given back. */
    void fail(Server server, String code, String message, List<StepTiming> steps) {
        operations.fail(server.operationId(), code, message, steps);
        server.endOperation(transitions.now());
        transitions.apply(
                server,
                ServerEvent.BOOT_FAILED,
                new Fault(message, code + " on " + String.join(", ", server.triedNodes())));
    }

    private static PlacementRequest request(String requestId, Server server, GroupRule group) {
        Set<String> excluded = new HashSet<>(server.triedNodes());
        return request(requestId, server, server.flavor(), server.wantedNode(), excluded, group);
    }

    static PlacementRequest request(
            String requestId,
            Server server,
            FlavorSnapshot flavor,
            String wantedNode,
            Set<String> excluded,
            GroupRule group) {
        long swapGib = (flavor.swap() + 1023L) / 1024;
        return new PlacementRequest(
                requestId,
                server.id(),
                server.projectId(),
                flavor.vcpus(),
                flavor.ram(),
                flavor.disk() + flavor.ephemeral() + swapGib,
                server.wantedZone(),
                wantedNode,
                excluded,
                flavor.extraSpecs(),
                server.imageProperties(),
                server.hints(),
                group);
    }

    private NewServer newServer(
            RequestContext caller, BootOrder order, int index, String reservation, String password) {
        BootServer wish = order.wish();
        String id = ids.uuid();
        String name = order.name(index);
        var flavor = order.flavor();
        return new NewServer(
                id,
                caller.projectId(),
                caller.userId(),
                name,
                wish.description(),
                hostname(wish.hostname() == null ? name : wish.hostname(), id),
                wish.availabilityZone(),
                wish.wantedNode(),
                wish.hints() == null ? Map.of() : wish.hints(),
                new FlavorSnapshot(
                        flavor.id(),
                        flavor.name(),
                        flavor.vcpus(),
                        flavor.ram(),
                        flavor.disk(),
                        flavor.ephemeral(),
                        flavor.swap(),
                        flavor.extraSpecs()),
                order.image().id(),
                order.image().properties(),
                wish.keyName(),
                order.keyPair() == null ? null : order.keyPair().type(),
                order.keyPair() == null ? null : order.keyPair().publicKey(),
                wish.metadata() == null ? Map.of() : wish.metadata(),
                wish.tags() == null
                        ? List.of()
                        : wish.tags().stream().distinct().sorted().toList(),
                wish.accessIpV4(),
                wish.accessIpV6(),
                Boolean.TRUE.equals(wish.configDrive()),
                wish.diskConfig() == null ? "MANUAL" : wish.diskConfig(),
                wish.userData(),
                password,
                reservation,
                index);
    }

    /** A DNS label made of the name: small letters, digits and hyphens; a name without any of them gives the id. */
    static String hostname(String name, String id) {
        String label = name.toLowerCase(Locale.ROOT).replaceAll("[ _.]+", "-").replaceAll("[^a-z0-9-]", "");
        label = label.length() > LABEL_LENGTH ? label.substring(0, LABEL_LENGTH) : label;
        label = label.replaceAll("^-+|-+$", "");
        return label.isEmpty() ? "server-" + id : label;
    }

    /** Letters and digits that are not mistaken for each other, from the same source as the ids. */
    static String password(Ids ids) {
        BigInteger random = new BigInteger(ids.hex() + ids.hex(), 16);
        BigInteger base = BigInteger.valueOf(PASSWORD_ALPHABET.length());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            text.append(PASSWORD_ALPHABET.charAt(random.mod(base).intValue()));
            random = random.divide(base);
        }
        return text.toString();
    }
}
