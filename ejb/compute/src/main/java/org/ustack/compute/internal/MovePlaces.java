package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.ustack.compute.ComputeError;
import org.ustack.compute.domain.Migration;
import org.ustack.compute.domain.Place;
import org.ustack.compute.domain.Server;
import org.ustack.kernel.CloudException;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.placement.PlacementService.PlacementOutcome;

/** The second place of a server that moves: found, claimed, exchanged, taken. */
@Dependent
public class MovePlaces {

    @Inject
    ServerTransitions transitions;

    /**
     * The migration holds the claim on the place where the server is, the server one on the place where it goes.
     *
     * @throws CloudException {@link ComputeError#NO_VALID_HOST}; the caller's transaction is to be given up
     */
    void claim(String requestId, Server server, Migration migration, String wantedNode, Set<String> excluded) {
        // The group's lock before the node's, as in a boot.
        GroupRule group = transitions.groups.rule(server);
        transitions.placement.handOver(server.id(), migration.id());
        PlacementOutcome outcome = place(requestId, server, migration, wantedNode, excluded, group);
        migration.towards(outcome.node()
                .map(node -> new Place(node.name(), node.agent(), node.availabilityZone()))
                .orElseThrow(() -> new CloudException(ComputeError.NO_VALID_HOST, "reason", outcome.summary())));
    }

    /**
     * Another place instead of the one that did not do.
     *
     * @return whether there is one; if not, none is claimed
     */
    boolean exchange(Server server, Migration migration, String wantedNode) {
        GroupRule group = transitions.groups.rule(server);
        transitions.placement.release(server.id());
        Set<String> excluded = new HashSet<>(migration.triedNodes());
        if (wantedNode == null) {
            // On its own node the server would have to depart once more, to where it is.
            excluded.add(migration.source().node());
        }
        Optional<Place> next = place(server.operationRequest(), server, migration, wantedNode, excluded, group)
                .node()
                .map(node -> new Place(node.name(), node.agent(), node.availabilityZone()));
        next.ifPresent(migration::towards);
        return next.isPresent();
    }

    private PlacementOutcome place(
            String requestId,
            Server server,
            Migration migration,
            String wantedNode,
            Set<String> excluded,
            GroupRule group) {
        return transitions.placement.place(
                ServerBooting.request(requestId, server, migration.newFlavor(), wantedNode, excluded, group));
    }

    /** From now on the server is at its new place, of its new size, for all that look. */
    void enter(Server server, Migration migration) {
        server.placedOn(migration.destination());
        server.size(migration.newFlavor());
        transitions.ports.rebind(server.id(), server.node(), server.agent());
    }
}
