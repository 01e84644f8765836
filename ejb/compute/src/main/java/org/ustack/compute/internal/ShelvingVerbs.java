package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.compute.ComputeError;
import org.ustack.compute.ComputeSettings;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.compute.ShelvingService.Place;
import org.ustack.compute.domain.Server;
import org.ustack.contract.NicSpec;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.network.ServerPorts.BoundPort;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.placement.PlacementService.Node;
import org.ustack.placement.PlacementService.PlacementOutcome;

/** What owners ask of shelved servers; what becomes of them is told by {@link ShelvingOutcomes}. */
@Dependent
public class ShelvingVerbs {

    @Inject
    ServerVerbs verbs;

    @Inject
    ServerCommands commands;

    @Inject
    SnapshotVerbs snapshots;

    void shelve(RequestContext caller, String serverId) {
        Server server = verbs.ready(caller, serverId, ServerAction.SHELVE);
        snapshots.copy(
                caller,
                server,
                ServerAction.SHELVE,
                server.name() + "-shelved",
                Map.of("image_type", "snapshot"),
                Map.of());
    }

    void offload(RequestContext caller, String serverId) {
        Server server = verbs.ready(caller, serverId, ServerAction.SHELVE_OFFLOAD);
        offload(caller, server);
    }

    /** The node's part of it is that of a deletion. */
    void offload(RequestContext caller, Server server) {
        verbs.begin(
                caller,
                server,
                ServerAction.SHELVE_OFFLOAD,
                Map.of(),
                verbs.settings.get(ComputeSettings.POWER_TIMEOUT));
        commands.delete(server);
        verbs.transitions.news.changed(server.changed());
    }

    void unshelve(RequestContext caller, String serverId, Place place) {
        Server server = verbs.unlocked(caller, serverId);
        ServerVerbs.checkState(server, ServerAction.UNSHELVE);
        if (server.state() == ServerState.SHELVED) {
            if (place.named()) {
                throw new CloudException(
                        ComputeError.UNSHELVE_PLACE_OF_PLACED,
                        "id",
                        serverId,
                        "state",
                        server.state().name());
            }
            verbs.begin(
                    caller, server, ServerAction.UNSHELVE, Map.of(), verbs.settings.get(ComputeSettings.POWER_TIMEOUT));
            commands.unshelveInPlace(server);
            verbs.transitions.news.changed(server.changed());
            return;
        }
        choose(server, place);
        comeBack(caller, server);
    }

    private void choose(Server server, Place place) {
        String zone = place.zoneGiven() ? place.zone() : server.wantedZone();
        if (place.zone() != null
                && verbs.nodes.all().stream().noneMatch(node -> place.zone().equals(node.availabilityZone()))) {
            throw new CloudException(ComputeError.ZONE_UNAVAILABLE);
        }
        if (place.host() != null) {
            NodeView node = verbs.nodes
                    .find(place.host())
                    .orElseThrow(() -> new CloudException(ComputeError.HOST_UNKNOWN, "host", place.host()));
            if (zone != null && !zone.equals(node.availabilityZone())) {
                throw new CloudException(ComputeError.HOST_NOT_IN_ZONE, "host", place.host(), "zone", zone);
            }
        }
        server.want(zone, place.host());
    }

    /** Where no node fits, the server stays as it is and its instance action says why. */
    private void comeBack(RequestContext caller, Server server) {
        server.forgetTried();
        PlacementOutcome outcome = verbs.transitions.placement.place(
                ServerBooting.request(caller.requestId(), server, verbs.transitions.groups.rule(server)));
        Optional<Node> node = outcome.node();
        verbs.begin(caller, server, ServerAction.UNSHELVE, Map.of(), verbs.settings.get(ComputeSettings.BOOT_TIMEOUT));
        if (node.isEmpty()) {
            verbs.operations.fail(
                    server.operationId(), "NO_VALID_HOST", ServerBooting.NO_VALID_HOST + outcome.summary(), List.of());
            server.endOperation(verbs.transitions.now());
            return;
        }
        server.placedOn(node.get().name(), node.get().agent(), node.get().availabilityZone());
        List<NicSpec> nics = verbs
                .transitions
                .ports
                .rebind(server.id(), node.get().name(), node.get().agent())
                .stream()
                .map(BoundPort::spec)
                .toList();
        commands.repeat(server, nics);
        verbs.transitions.news.changed(server.changed());
    }
}
