package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.compute.NodeEmptying;
import org.ustack.compute.ServerState;
import org.ustack.compute.domain.Server;
import org.ustack.compute.domain.ServerGroup;
import org.ustack.placement.PlacementDrafts;
import org.ustack.placement.PlacementService;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.placement.PlacementService.PlacementOutcome;
import org.ustack.placement.PlacementService.PlacementRequest;

/** Plans on paper; members of a group that were planned before count where they would be. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class NodeEmptyingBean implements NodeEmptying {

    @PersistenceContext(unitName = "compute")
    EntityManager em;

    @Inject
    ServerGroupRepository groups;

    @Inject
    PlacementService placement;

    @Inject
    PlacementDrafts drafts;

    @Override
    public List<PlannedMove> plan(String node) {
        PlacementDrafts.Draft draft = drafts.begin();
        Map<String, Map<String, Integer>> membersByGroup = new HashMap<>();
        List<PlannedMove> moves = new ArrayList<>();
        for (Server server : serversOn(node)) {
            moves.add(planned(server, draft, membersByGroup));
        }
        return moves;
    }

    private List<Server> serversOn(String node) {
        return em.createQuery(
                        "select s from Server s where s.node = :node and s.state <> :deleted order by s.createdAt, s.id",
                        Server.class)
                .setParameter("node", node)
                .setParameter("deleted", ServerState.DELETED)
                .getResultList();
    }

    private PlannedMove planned(
            Server server, PlacementDrafts.Draft draft, Map<String, Map<String, Integer>> membersByGroup) {
        ServerGroup group = groups.groupOf(server.id()).flatMap(groups::find).orElse(null);
        Map<String, Integer> members = group == null
                ? null
                : membersByGroup.computeIfAbsent(
                        group.id(), id -> new HashMap<>(placement.countByNode(groups.members(id))));
        if (members != null) {
            placement.nodeOf(server.id()).ifPresent(place -> members.merge(place.id(), -1, Integer::sum));
            members.values().removeIf(count -> count <= 0);
        }
        GroupRule rule =
                group == null ? null : new GroupRule(group.policy(), group.maxServersPerNode(), Map.copyOf(members));
        PlacementOutcome outcome = draft.place(request(server, rule));
        outcome.node().ifPresent(target -> {
            if (members != null) {
                members.merge(target.id(), 1, Integer::sum);
            }
        });
        return new PlannedMove(
                server.id(),
                server.name(),
                server.projectId(),
                server.state(),
                outcome.node().map(PlacementService.Node::name).orElse(null),
                outcome.node().isPresent() ? null : outcome.summary());
    }

    /** Its own node is out of the question, whether it is disabled or not; a node that the boot asked for is not asked for again. */
    private static PlacementRequest request(Server server, GroupRule rule) {
        var flavor = server.flavor();
        return new PlacementRequest(
                null,
                server.id(),
                server.projectId(),
                flavor.vcpus(),
                flavor.ram(),
                flavor.localDiskGib(),
                server.wantedZone(),
                null,
                Set.of(server.node()),
                flavor.extraSpecs(),
                server.imageProperties(),
                server.hints(),
                rule);
    }
}
