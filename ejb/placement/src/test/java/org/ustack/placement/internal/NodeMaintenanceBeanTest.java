package org.ustack.placement.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.contract.NodeInventory;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.placement.NodeMaintenanceService.Maintenance;
import org.ustack.placement.PlacementDrafts;
import org.ustack.placement.PlacementError;
import org.ustack.placement.PlacementService.PlacementOutcome;
import org.ustack.placement.PlacementService.PlacementRequest;
import org.ustack.sql.TestDatabase;

class NodeMaintenanceBeanTest {

    private static final Settings SETTINGS = new Settings(name -> null, name -> null);
    private static TestDatabase database;

    private final NodeSnapshot snapshot = new NodeSnapshot();
    private Instant now = Instant.parse("2026-11-28T10:00:00Z");

    @BeforeAll
    static void open() {
        database = TestDatabase.open("placement");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void twoNodes() {
        database.run(em -> {
            em.createQuery("delete from NodeClaim").executeUpdate();
            em.createQuery("delete from PlacementDecision").executeUpdate();
            em.createQuery("delete from Node").executeUpdate();
            for (String node : List.of("a", "b")) {
                directory(em)
                        .report(new NodeInventory(
                                node,
                                "agent-1",
                                now.minusSeconds(100),
                                now,
                                new NodeInventory.NodeFacts(
                                        "QEMU", 7002000, "192.0.2.1", "x86_64", "EPYC", 4, 8192, 0, 100, 100, null),
                                List.of()));
            }
        });
    }

    private NodeDirectoryBean directory(EntityManager em) {
        NodeDirectoryBean bean = new NodeDirectoryBean();
        bean.em = em;
        bean.clock = Clock.fixed(now, ZoneOffset.UTC);
        bean.ids = Ids.random();
        bean.settings = SETTINGS;
        bean.snapshot = snapshot;
        return bean;
    }

    private <T> T maintenance(Function<NodeMaintenanceBean, T> work) {
        return database.inTransaction(em -> {
            NodeMaintenanceBean bean = new NodeMaintenanceBean();
            bean.em = em;
            bean.clock = Clock.fixed(now, ZoneOffset.UTC);
            bean.nodes = directory(em);
            return work.apply(bean);
        });
    }

    private void change(Consumer<NodeMaintenanceBean> work) {
        maintenance(bean -> {
            work.accept(bean);
            return true;
        });
    }

    private Optional<String> place(String server) {
        return database.inTransaction(em -> {
            PlacementServiceBean bean = new PlacementServiceBean();
            bean.em = em;
            bean.clock = Clock.fixed(now, ZoneOffset.UTC);
            bean.ids = Ids.random();
            bean.settings = SETTINGS;
            bean.snapshot = snapshot;
            return bean.place(request(server)).node().map(node -> node.name());
        });
    }

    private static PlacementRequest request(String server) {
        return new PlacementRequest(
                "req-1", server, "p", 1, 4096, 1, null, null, Set.of(), Map.of(), Map.of(), Map.of(), null);
    }

    private NodeView node(String name) {
        return database.inTransaction(em -> directory(em).find(name)).orElseThrow();
    }

    private Optional<Maintenance> of(String name) {
        return maintenance(bean -> bean.of(name));
    }

    private void refused(PlacementError error, Consumer<NodeMaintenanceBean> work) {
        assertThatThrownBy(() -> change(work))
                .isInstanceOfSatisfying(CloudException.class, thrown -> assertThat(thrown.code())
                        .isEqualTo(error));
    }

    @Test
    void nothingNewLandsOnTheNodeUntilItIsBack() {
        assertThat(of("a")).isEmpty();
        Maintenance entered = maintenance(bean -> bean.enter("a", "new fan"));
        assertThat(entered).isEqualTo(new Maintenance(node("a").id(), "a", now, "new fan", 0));
        assertThat(node("a").disabledReason()).isEqualTo("new fan");
        for (int i = 0; i < 3; i++) {
            assertThat(place("s" + i)).contains("b");
        }
        assertThat(place("s3")).as("b is full").isEmpty();
        Instant since = now;
        now = now.plusSeconds(5);
        Maintenance again = maintenance(bean -> bean.enter("a", "new board"));
        assertThat(again).isEqualTo(new Maintenance(node("a").id(), "a", since, "new board", 0));
        change(bean -> bean.leave("a"));
        assertThat(place("s3")).contains("a");
        refused(PlacementError.NODE_NOT_IN_MAINTENANCE, bean -> bean.leave("a"));
    }

    @Test
    void whoEnablesTheNodeEndsItsMaintenance() {
        change(bean -> bean.enter("a", "new fan"));
        database.run(em -> directory(em).setEnabled("a", false, "other reason"));
        assertThat(of("a")).as("disabled still").isPresent();
        database.run(em -> directory(em).setEnabled("a", true, null));
        assertThat(of("a")).isEmpty();
    }

    @Test
    void aNodeIsRetiredOnceItIsEmptyAndSilent() {
        refused(PlacementError.NODE_NOT_FOUND, bean -> bean.retire("nobody"));
        refused(PlacementError.NODE_NOT_IN_MAINTENANCE, bean -> bean.retire("a"));
        change(bean -> bean.enter("b", "out of room"));
        assertThat(place("s1")).contains("a");
        change(bean -> bean.enter("a", "too old"));
        refused(PlacementError.NODE_REPORTS, bean -> bean.retire("a"));
        now = now.plusSeconds(3600);
        refused(PlacementError.NODE_IN_USE, bean -> bean.retire("a"));
        database.run(em -> {
            PlacementServiceBean bean = new PlacementServiceBean();
            bean.em = em;
            bean.snapshot = snapshot;
            bean.release("s1");
        });
        change(bean -> bean.retire("a"));
        assertThat(database.<List<NodeView>>inTransaction(em -> directory(em).all()))
                .extracting(NodeView::name)
                .containsExactly("b");
    }

    @Test
    void aDraftSeesThePlacesOfThoseBeforeAndClaimsNothing() {
        List<Optional<String>> places = database.inTransaction(em -> {
            PlacementDraftsBean bean = new PlacementDraftsBean();
            bean.em = em;
            bean.clock = Clock.fixed(now, ZoneOffset.UTC);
            bean.settings = SETTINGS;
            PlacementDrafts.Draft draft = bean.begin();
            return java.util.stream.IntStream.range(0, 7)
                    .mapToObj(i -> draft.place(request("s" + i)))
                    .map(PlacementOutcome::node)
                    .map(node -> node.map(n -> n.name()))
                    .toList();
        });
        assertThat(places.stream().flatMap(Optional::stream)).hasSize(6).contains("a", "b");
        assertThat(places.get(6)).isEmpty();
        assertThat(node("a").runningServers() + node("b").runningServers()).isZero();
    }
}
