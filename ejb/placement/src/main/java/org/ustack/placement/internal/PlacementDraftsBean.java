package org.ustack.placement.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ustack.kernel.Settings;
import org.ustack.placement.PlacementDrafts;
import org.ustack.placement.PlacementService.Node;
import org.ustack.placement.PlacementService.PlacementOutcome;
import org.ustack.placement.PlacementService.PlacementRequest;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class PlacementDraftsBean implements PlacementDrafts {

    @PersistenceContext(unitName = "placement")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Override
    public Draft begin() {
        NodeRepository repository = new NodeRepository(em);
        Map<String, NodeState> nodes = new LinkedHashMap<>();
        repository.states().forEach(node -> nodes.put(node.id(), node));
        return new OnPaper(repository, nodes, clock.instant());
    }

    private final class OnPaper implements Draft {

        private final NodeRepository repository;
        private final Map<String, NodeState> nodes;
        private final Instant now;

        OnPaper(NodeRepository repository, Map<String, NodeState> nodes, Instant now) {
            this.repository = repository;
            this.nodes = nodes;
            this.now = now;
        }

        @Override
        public PlacementOutcome place(PlacementRequest request) {
            PlacementContext context = PlacementContext.of(
                    request, now, settings, repository.nodeIdsOf(PlacementServiceBean.hintedServers(request)));
            Ranking ranking = Ranking.of(context, nodes.values(), settings);
            Optional<NodeState> first = ranking.first();
            first.ifPresent(node ->
                    nodes.put(node.id(), node.plus(request.vcpus(), request.memoryMib(), request.diskGib(), 1)));
            return new PlacementOutcome(
                    null,
                    first.map(node -> new Node(node.id(), node.name(), node.agent(), node.availabilityZone())),
                    ranking.summary());
        }
    }
}
