package org.ustack.placement.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;
import org.ustack.placement.PlacementDecisionView;
import org.ustack.placement.PlacementService;
import org.ustack.placement.PlacementSettings;
import org.ustack.placement.domain.PlacementDecision;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class PlacementServiceBean implements PlacementService {

    @PersistenceContext(unitName = "placement")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    Settings settings;

    @Inject
    NodeSnapshot snapshot;

    @Override
    public PlacementOutcome place(PlacementRequest request) {
        NodeRepository nodes = new NodeRepository(em);
        Instant now = clock.instant();
        PlacementContext context = PlacementContext.of(request, now, settings, nodes.nodeIdsOf(hintedServers(request)));
        Collection<NodeState> known = snapshot.nodes(now, settings.get(PlacementSettings.SNAPSHOT_AGE), nodes::states);
        Ranking ranking = Ranking.of(context, known, settings);
        Optional<NodeState> winner = claimFirst(nodes, context, ranking);
        if (winner.isEmpty()) {
            // The picture may be older than a node that came or a server that went: refuse on fresh numbers only.
            ranking = Ranking.of(context, snapshot.refresh(now, nodes::states), settings);
            winner = claimFirst(nodes, context, ranking);
        }
        PlacementDecisionView decision = decision(request, ranking, winner, now);
        em.persist(new PlacementDecision(decision));
        return new PlacementOutcome(
                decision.id(),
                winner.map(node -> new Node(node.id(), node.name(), node.agent(), node.availabilityZone())),
                decision.summary());
    }

    private Optional<NodeState> claimFirst(NodeRepository nodes, PlacementContext context, Ranking ranking) {
        PlacementRequest request = context.request();
        for (Ranking.Ranked ranked : ranking.best()) {
            if (nodes.claim(context, ranked.node(), context.now())) {
                snapshot.add(ranked.node().id(), request.vcpus(), request.memoryMib(), request.diskGib(), 1);
                return Optional.of(ranked.node());
            }
        }
        return Optional.empty();
    }

    private static Set<String> hintedServers(PlacementRequest request) {
        Set<String> servers = new HashSet<>(request.hints().getOrDefault("same_host", List.of()));
        servers.addAll(request.hints().getOrDefault("different_host", List.of()));
        return servers;
    }

    private PlacementDecisionView decision(
            PlacementRequest request, Ranking ranking, Optional<NodeState> winner, Instant now) {
        return new PlacementDecisionView(
                ids.uuid(),
                request.serverId(),
                request.requestId(),
                now,
                winner.map(NodeState::name).orElse(null),
                ranking.summary(),
                ranking.considered(),
                ranking.rejections(),
                ranking.best().stream()
                        .limit(Ranking.EXAMPLES)
                        .map(Ranking.Ranked::candidate)
                        .toList(),
                ranking.examples(),
                asMap(request));
    }

    private static Map<String, Object> asMap(PlacementRequest request) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("vcpus", request.vcpus());
        map.put("memory_mib", request.memoryMib());
        map.put("disk_gib", request.diskGib());
        map.put("availability_zone", request.availabilityZone());
        map.put("wanted_node", request.wantedNode());
        map.put("excluded_nodes", request.excludedNodes());
        map.put("extra_specs", request.extraSpecs());
        map.put("image_properties", request.imageProperties());
        map.put("hints", request.hints());
        if (request.group() != null) {
            map.put("group_policy", request.group().policy().name().toLowerCase(Locale.ROOT));
            map.put("group_nodes", request.group().serversByNode().size());
        }
        map.values()
                .removeIf(value -> value == null
                        || value instanceof Collection<?> many && many.isEmpty()
                        || value instanceof Map<?, ?> pairs && pairs.isEmpty());
        return map;
    }

    @Override
    public void release(String serverId) {
        NodeRepository nodes = new NodeRepository(em);
        nodes.claimOf(serverId).ifPresent(claim -> {
            if (nodes.giveBack(serverId, claim)) {
                snapshot.add(claim.nodeId(), -claim.vcpus(), -claim.memoryMib(), -claim.diskGib(), -1);
            }
        });
    }

    @Override
    public void handOver(String holder, String nextHolder) {
        new NodeRepository(em).handOver(holder, nextHolder);
    }

    @Override
    public Optional<Node> nodeOf(String serverId) {
        return new NodeRepository(em).nodeOf(serverId);
    }

    @Override
    public Map<String, Integer> countByNode(Collection<String> serverIds) {
        return new NodeRepository(em).countByNode(serverIds);
    }

    @Override
    public List<PlacementDecisionView> decisions(String serverId) {
        return em
                .createQuery(
                        "select d from PlacementDecision d where d.serverId = :server order by d.number desc",
                        PlacementDecision.class)
                .setParameter("server", serverId)
                .getResultList()
                .stream()
                .map(PlacementDecision::view)
                .toList();
    }
}
