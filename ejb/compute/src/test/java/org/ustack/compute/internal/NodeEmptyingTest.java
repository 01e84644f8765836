package org.ustack.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.compute.BootServer;
import org.ustack.compute.NodeEmptying.PlannedMove;
import org.ustack.placement.PlacementDrafts;
import org.ustack.placement.PlacementService.GroupRule.Policy;
import org.ustack.placement.PlacementService.Node;
import org.ustack.placement.PlacementService.PlacementOutcome;
import org.ustack.placement.PlacementService.PlacementRequest;

/** What is asked of placement for a node that shall be empty. */
class NodeEmptyingTest {

    private final List<PlacementRequest> asked = new ArrayList<>();
    private final List<String> targets = new ArrayList<>(List.of("node-2", "node-3"));
    private World world;

    @BeforeEach
    void open() {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Gives each server the next target, and none when they have run out. */
    private PlacementDrafts drafts() {
        return () -> request -> {
            asked.add(request);
            Optional<Node> target = targets.isEmpty()
                    ? Optional.empty()
                    : Optional.of(targets.remove(0)).map(n -> new Node("id-" + n, n, "agent-" + n, "nova"));
            return new PlacementOutcome(null, target, "3 nodes considered");
        };
    }

    private List<PlannedMove> plan(String node) {
        return world.in(b -> {
            NodeEmptyingBean bean = new NodeEmptyingBean();
            bean.em = b.em;
            bean.groups = new ServerGroupRepository();
            bean.groups.em = b.em;
            bean.placement = world.placement;
            bean.drafts = drafts();
            return bean.plan(node);
        });
    }

    @Test
    void everyServerOfTheNodeIsPlacedElsewhereOrSaysWhyNot() {
        List<String> ids = List.of(world.bootOne("a"), world.bootOne("b"), world.bootOne("c"));
        List<PlannedMove> plan = plan("node-1");
        assertThat(plan).extracting(PlannedMove::serverId).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(plan).extracting(PlannedMove::target).containsExactly("node-2", "node-3", null);
        assertThat(plan).extracting(PlannedMove::reason).containsExactly(null, null, "3 nodes considered");
        assertThat(asked).allSatisfy(request -> {
            assertThat(request.excludedNodes()).containsExactly("node-1");
            assertThat(request.memoryMib()).isEqualTo(512);
            assertThat(request.group()).isNull();
        });
        assertThat(world.placement.claims).as("nothing moved").hasSize(3).containsValue("node-1");
        assertThat(plan("node-2")).isEmpty();
    }

    @Test
    void membersOfAGroupCountWhereTheyWouldBe() {
        String group = world.in(b -> b.groups.create(World.OWNER, "web", Policy.ANTI_AFFINITY, 2))
                .id();
        BootServer plain = World.wish("s", 2, 2);
        world.placement.nodes.retainAll(List.of("node-1"));
        world.in(b -> b.servers.boot(World.OWNER, inGroup(plain, group)));
        plan("node-1");
        assertThat(asked.get(0).group().serversByNode()).isEqualTo(Map.of("id-node-1", 1));
        assertThat(asked.get(1).group().serversByNode()).isEqualTo(Map.of("id-node-2", 1));
    }

    private static BootServer inGroup(BootServer plain, String group) {
        return new BootServer(
                plain.name(),
                null,
                null,
                plain.flavorId(),
                plain.imageId(),
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                plain.minCount(),
                plain.maxCount(),
                Map.of("group", List.of(group)));
    }
}
