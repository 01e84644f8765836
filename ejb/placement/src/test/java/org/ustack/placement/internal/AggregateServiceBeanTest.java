package org.ustack.placement.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.contract.NodeInventory;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;
import org.ustack.placement.AggregateService.AggregateView;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.placement.PlacementError;
import org.ustack.placement.PlacementService.PlacementOutcome;
import org.ustack.placement.PlacementService.PlacementRequest;
import org.ustack.platform.Deadlocks;
import org.ustack.sql.TestDatabase;

/** Aggregates and the zones that they give, on a database. */
class AggregateServiceBeanTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static TestDatabase database;

    private final NodeSnapshot snapshot = new NodeSnapshot();
    private final List<String> heard = new ArrayList<>();

    @BeforeAll
    static void open() {
        database = TestDatabase.open("placement");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void twoEmptyNodes() {
        database.run(em -> {
            for (String entity : List.of(
                    "AggregateNode", "AggregateMetadata", "Aggregate", "NodeClaim", "PlacementDecision", "Node")) {
                em.createQuery("delete from " + entity).executeUpdate();
            }
        });
        report("n1", null);
        report("n2", null);
    }

    private void report(String node, String zone) {
        database.run(em -> directory(em)
                .report(new NodeInventory(
                        node,
                        "agent",
                        NOW.minusSeconds(60),
                        NOW,
                        new NodeInventory.NodeFacts(
                                "simulator", 1, "10.0.0.1", "x86_64", null, 4, 8192, 0, 100, 90, zone),
                        List.of())));
    }

    private NodeDirectoryBean directory(EntityManager em) {
        NodeDirectoryBean bean = new NodeDirectoryBean();
        bean.em = em;
        bean.clock = CLOCK;
        bean.ids = Ids.random();
        bean.settings = new Settings(name -> null, name -> null);
        bean.snapshot = snapshot;
        return bean;
    }

    private <T> T in(Function<AggregateServiceBean, T> work) {
        return database.inTransaction(em -> {
            AggregateServiceBean bean = new AggregateServiceBean();
            bean.em = em;
            bean.clock = CLOCK;
            bean.ids = Ids.random();
            bean.snapshot = snapshot;
            bean.listeners = List.of((node, zone) -> heard.add(node + " " + zone));
            return work.apply(bean);
        });
    }

    private int made(String name, String zone, String... nodes) {
        int id = in(a -> a.create(name, zone)).id();
        for (String node : nodes) {
            in(a -> a.addNode(id, node));
        }
        return id;
    }

    private PlacementOutcome place(String server, String zone) {
        return database.inTransaction(em -> {
            PlacementServiceBean bean = new PlacementServiceBean();
            bean.em = em;
            bean.clock = CLOCK;
            bean.ids = Ids.random();
            bean.settings = new Settings(name -> null, name -> null);
            bean.snapshot = snapshot;
            return bean.place(new PlacementRequest(
                    "r", server, "p", 1, 64, 1, zone, null, Set.of(), Map.of(), Map.of(), Map.of(), null));
        });
    }

    private NodeView node(String name) {
        return database.inTransaction(em -> directory(em).find(name)).orElseThrow();
    }

    private static void refused(ThrowingCallable call, PlacementError error, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.code()).isEqualTo(error);
            assertThat(e.getMessage()).isEqualTo(message);
        });
    }

    @Test
    void metadataIsSetAndTakenAwayItemByItem() {
        int id = made("fast", null);
        assertThat(in(a -> a.get(id)).updatedAt()).isNull();
        in(a -> a.setMetadata(id, Map.of("ssd", "true", "net", "10g")));
        Map<String, String> items = new HashMap<>(Map.of("ssd", "false"));
        items.put("net", null);
        AggregateView changed = in(a -> a.setMetadata(id, items));
        assertThat(changed.metadata()).isEqualTo(Map.of("ssd", "false"));
        assertThat(changed.updatedAt()).isEqualTo(NOW);
        assertThat(in(a -> a.update(id, "faster", null)).name()).isEqualTo("faster");
        assertThat(in(AggregateServiceBean::all))
                .extracting(AggregateView::name)
                .containsExactly("faster");
    }

    @Test
    void namesAreUniqueAndIdsKnown() {
        int id = made("a", null);
        int other = made("b", null);
        refused(() -> in(a -> a.create("a", null)), PlacementError.AGGREGATE_EXISTS, "Aggregate a already exists.");
        refused(
                () -> in(a -> a.update(other, "a", null)),
                PlacementError.AGGREGATE_EXISTS,
                "Aggregate a already exists.");
        assertThat(in(a -> a.update(id, "a", null)).name()).isEqualTo("a");
        refused(() -> in(a -> a.get(0)), PlacementError.AGGREGATE_NOT_FOUND, "Aggregate 0 could not be found.");
    }

    @Test
    void nodeJoinsOnceAndLeavesOnce() {
        int id = made("a", null, "n1");
        assertThat(in(a -> a.get(id)).nodes()).containsExactly("n1");
        refused(
                () -> in(a -> a.addNode(id, "n1")),
                PlacementError.NODE_IN_AGGREGATE,
                "Aggregate " + id + " already has host n1.");
        refused(
                () -> in(a -> a.addNode(id, "n9")),
                PlacementError.NODE_NOT_FOUND,
                "Compute host n9 could not be found.");
        refused(
                () -> in(a -> {
                    a.delete(id);
                    return null;
                }),
                PlacementError.AGGREGATE_NOT_EMPTY,
                "Cannot remove host from aggregate " + id + ". Reason: Host aggregate is not empty.");
        refused(
                () -> in(a -> a.removeNode(id, "n2")),
                PlacementError.NODE_NOT_IN_AGGREGATE,
                "Aggregate " + id + " has no host n2.");
        assertThat(in(a -> a.removeNode(id, "n1")).nodes()).isEmpty();
        in(a -> {
            a.delete(id);
            return null;
        });
        assertThat(in(AggregateServiceBean::all)).isEmpty();
    }

    @Test
    void zoneOfAnAggregateOverridesTheAgentsUntilTheNodeLeaves() {
        int id = made("a", "az1", "n1");
        assertThat(node("n1").availabilityZone()).isEqualTo("az1");
        report("n1", "rack-7");
        assertThat(node("n1").availabilityZone()).as("the agent says another").isEqualTo("az1");
        in(a -> a.update(id, null, "az2"));
        assertThat(node("n1").availabilityZone()).isEqualTo("az2");
        assertThat(in(a -> a.get(id)).metadata()).isEqualTo(Map.of("availability_zone", "az2"));
        in(a -> a.removeNode(id, "n1"));
        assertThat(node("n1").availabilityZone()).isEqualTo("rack-7");
        assertThat(heard).containsExactly("n1 az1", "n1 az2", "n1 rack-7");
    }

    @Test
    void nodeIsInOneZoneOnlyButInManyAggregates() {
        int first = made("first", "az1", "n1");
        int same = made("same", "az1", "n1");
        int other = made("other", "az2");
        int plain = made("plain", null, "n1");
        String conflict = "One or more hosts already in availability zone(s) ['az1'].";
        refused(
                () -> in(a -> a.addNode(other, "n1")),
                PlacementError.ADD_REFUSED,
                "Cannot add host to aggregate " + other + ". Reason: " + conflict);
        refused(
                () -> in(a -> a.update(plain, null, "az3")),
                PlacementError.UPDATE_REFUSED,
                "Cannot update aggregate " + plain + ". Reason: " + conflict);
        refused(
                () -> in(a -> a.setMetadata(plain, Map.of("availability_zone", "az3"))),
                PlacementError.METADATA_REFUSED,
                "Cannot update metadata of aggregate " + plain + ". Reason: " + conflict);
        in(a -> a.removeNode(first, "n1"));
        assertThat(node("n1").availabilityZone())
                .as("the other aggregate gives it")
                .isEqualTo("az1");
        in(a -> a.removeNode(same, "n1"));
        assertThat(node("n1").availabilityZone()).isEqualTo("nova");
    }

    @Test
    void zoneCannotBeTakenFromAnAggregate() {
        int id = made("a", "az1");
        Map<String, String> none = new HashMap<>();
        none.put("availability_zone", null);
        for (Map<String, String> items : List.of(none, Map.of("availability_zone", ""))) {
            refused(
                    () -> in(a -> a.setMetadata(id, items)),
                    PlacementError.METADATA_REFUSED,
                    "Cannot update metadata of aggregate " + id
                            + ". Reason: Aggregate a does not support empty named availability zone.");
        }
        assertThat(in(a -> a.get(id)).zone()).isEqualTo("az1");
    }

    @Test
    void zoneWithServersKeepsItsName() {
        int id = made("a", "az1", "n1");
        assertThat(place("s1", "az1").node()).isPresent();
        refused(
                () -> in(a -> a.update(id, "b", "az2")),
                PlacementError.UPDATE_REFUSED,
                "Cannot update aggregate " + id + ". Reason: One or more hosts contain instances in this zone.");
        assertThat(in(a -> a.get(id)).name()).as("nothing was changed").isEqualTo("a");
        assertThat(in(a -> a.update(id, "b", "az1")).name()).isEqualTo("b");
        refused(
                () -> in(a -> a.removeNode(id, "n1")),
                PlacementError.REMOVE_REFUSED,
                "Cannot remove host from aggregate " + id
                        + ". Reason: The availability zone of host n1 would change from"
                        + " 'az1' to 'nova', and 1 instances on it asked for another.");
    }

    @Test
    void serversThatAskedForNoZoneMoveWithTheirNode() {
        int id = made("a", "az1");
        database.run(em -> directory(em).setEnabled("n2", false, "test"));
        assertThat(place("s1", null).node())
                .hasValueSatisfying(n -> assertThat(n.name()).isEqualTo("n1"));
        in(a -> a.addNode(id, "n1"));
        assertThat(node("n1").availabilityZone()).isEqualTo("az1");
        assertThat(heard).containsExactly("n1 az1");
        int other = made("other", "nova");
        place("s2", "az1");
        in(a -> a.get(other));
        refused(
                () -> in(a -> a.removeNode(id, "n1")),
                PlacementError.REMOVE_REFUSED,
                "Cannot remove host from aggregate " + id
                        + ". Reason: The availability zone of host n1 would change from"
                        + " 'az1' to 'nova', and 1 instances on it asked for another.");
    }

    @Test
    void decisionOnAnOldPictureDoesNotPlaceIntoAnotherZone() {
        place("warm", "nova");
        int id = in(a -> a.create("a", "az1")).id();
        // Another controller moves both nodes: this one's picture is not told.
        for (String name : List.of("n1", "n2")) {
            database.run(em -> {
                em.createQuery("delete from NodeClaim").executeUpdate();
                AggregateServiceBean elsewhere = new AggregateServiceBean();
                elsewhere.em = em;
                elsewhere.clock = CLOCK;
                elsewhere.ids = Ids.random();
                elsewhere.snapshot = new NodeSnapshot();
                elsewhere.listeners = List.of();
                elsewhere.addNode(id, name);
            });
        }
        PlacementOutcome outcome = place("s1", "nova");
        assertThat(outcome.node()).isEmpty();
        assertThat(outcome.summary()).isEqualTo("2 nodes considered, 0 fit; rejected by AvailabilityZoneFilter: 2.");
    }

    @Test
    void twoZonesThatWantOneNodeAtOnceDoNotBothGetIt() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        for (int round = 0; round < 20; round++) {
            int[] ids = {made("x" + round, "x" + round), made("y" + round, "y" + round)};
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int id : ids) {
                tries.add(pool.submit(() -> {
                    together.await();
                    try {
                        Deadlocks.retry(() -> in(a -> a.addNode(id, "n1")));
                        return true;
                    } catch (CloudException e) {
                        return false;
                    }
                }));
            }
            assertThat(tries.get(0).get() ^ tries.get(1).get()).isTrue();
            for (int id : ids) {
                if (!in(a -> a.get(id)).nodes().isEmpty()) {
                    assertThat(node("n1").availabilityZone())
                            .isEqualTo(in(a -> a.get(id)).zone());
                    in(a -> a.removeNode(id, "n1"));
                }
            }
        }
        pool.shutdown();
    }

    @Test
    void metadataReachesDecisionsAndARemovedNodeLeavesItsAggregates() {
        int id = made("kept", null, "n1", "n2");
        in(a -> a.setMetadata(id, Map.of("filter_tenant_id", "other-1, other-2")));
        PlacementOutcome outcome = place("s1", null);
        assertThat(outcome.node()).isEmpty();
        assertThat(outcome.summary())
                .isEqualTo("2 nodes considered, 0 fit; rejected by AggregateMultiTenancyIsolation: 2.");
        database.run(em -> directory(em).remove("n1"));
        assertThat(in(a -> a.get(id)).nodes()).containsExactly("n2");
    }

    @Test
    void nodeDeclaredDownIsDownWhateverItReports() {
        database.run(em -> directory(em).setForcedDown("n1", true));
        report("n1", null);
        assertThat(node("n1")).satisfies(n -> {
            assertThat(n.up()).isFalse();
            assertThat(n.forcedDown()).isTrue();
        });
        assertThat(place("s1", null).node())
                .hasValueSatisfying(n -> assertThat(n.name()).isEqualTo("n2"));
        database.run(em -> directory(em).setForcedDown("n1", false));
        assertThat(node("n1").up()).isTrue();
        refused(
                () -> database.run(em -> directory(em).setForcedDown("n9", true)),
                PlacementError.NODE_NOT_FOUND,
                "Compute host n9 could not be found.");
    }
}
