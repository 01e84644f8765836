package org.ustack.placement.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.contract.NodeInventory;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;
import org.ustack.placement.NodeDirectory.NodeView;
import org.ustack.placement.PlacementDecisionView;
import org.ustack.placement.PlacementError;
import org.ustack.placement.PlacementService.PlacementOutcome;
import org.ustack.placement.PlacementService.PlacementRequest;
import org.ustack.platform.Deadlocks;
import org.ustack.sql.TestDatabase;

class PlacementServiceBeanTest {

    private static TestDatabase database;

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private NodeSnapshot snapshot;

    @BeforeAll
    static void open() {
        database = TestDatabase.open("placement");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        snapshot = new NodeSnapshot();
        database.run(em -> {
            em.createQuery("delete from NodeClaim").executeUpdate();
            em.createQuery("delete from PlacementDecision").executeUpdate();
            em.createQuery("delete from Node").executeUpdate();
        });
    }

    private PlacementServiceBean placement(EntityManager em) {
        PlacementServiceBean bean = new PlacementServiceBean();
        bean.em = em;
        bean.clock = Clock.fixed(now, ZoneOffset.UTC);
        bean.ids = Ids.random();
        bean.settings = new Settings(name -> null, name -> null);
        bean.snapshot = snapshot;
        return bean;
    }

    private NodeDirectoryBean directory(EntityManager em) {
        NodeDirectoryBean bean = new NodeDirectoryBean();
        bean.em = em;
        bean.clock = Clock.fixed(now, ZoneOffset.UTC);
        bean.ids = Ids.random();
        bean.settings = new Settings(name -> null, name -> null);
        bean.snapshot = snapshot;
        return bean;
    }

    private NodeInventory inventory(String node, Instant takenAt, int cpus) {
        return new NodeInventory(
                node,
                "agent-1",
                Instant.parse("2026-11-22T09:00:00Z"),
                takenAt,
                new NodeInventory.NodeFacts("simulator", 1, "10.0.0.1", "x86_64", null, cpus, 8192, 0, 100, 90, null),
                List.of());
    }

    private void report(String node) {
        database.run(em -> directory(em).report(inventory(node, now, 4)));
    }

    private static PlacementRequest request(String server, long ram) {
        return new PlacementRequest(
                "req-1", server, "p", 1, ram, 1, null, null, Set.of(), Map.of(), Map.of(), Map.of(), null);
    }

    private PlacementOutcome place(String server, long ram) {
        return database.inTransaction(em -> placement(em).place(request(server, ram)));
    }

    private NodeView node(String name) {
        return database.inTransaction(em -> directory(em).find(name)).orElseThrow();
    }

    @Test
    void newNodeIsRegisteredOnceAndFollowsItsInventories() {
        report("node-1");
        report("node-1");
        NodeView first = node("node-1");
        assertThat(first.availabilityZone()).isEqualTo("nova");
        assertThat(first.up()).isTrue();
        assertThat(first.number()).isPositive();
        now = now.plusSeconds(120);
        assertThat(node("node-1").up()).isFalse();
        database.run(em -> directory(em).report(inventory("node-1", now, 8)));
        assertThat(node("node-1")).satisfies(n -> {
            assertThat(n.vcpus()).isEqualTo(8);
            assertThat(n.up()).isTrue();
            assertThat(n.id()).isEqualTo(first.id());
        });
        database.run(em -> directory(em).report(inventory("node-1", now.minusSeconds(60), 2)));
        assertThat(node("node-1").vcpus()).as("overtaken inventory").isEqualTo(8);
        List<NodeView> all = database.inTransaction(em -> directory(em).all());
        assertThat(all).hasSize(1);
    }

    @Test
    void placedServerClaimsAndReleaseGivesBackOnce() {
        report("node-1");
        PlacementOutcome outcome = place("s1", 512);
        assertThat(outcome.node()).hasValueSatisfying(n -> assertThat(n.agent()).isEqualTo("agent-1"));
        assertThat(node("node-1")).satisfies(n -> {
            assertThat(n.vcpusUsed()).isEqualTo(1);
            assertThat(n.memoryMibUsed()).isEqualTo(512);
            assertThat(n.diskGibUsed()).isEqualTo(1);
            assertThat(n.runningServers()).isEqualTo(1);
        });
        assertThat(database.inTransaction(em -> placement(em).nodeOf("s1"))
                        .orElseThrow()
                        .name())
                .isEqualTo("node-1");
        database.run(em -> placement(em).release("s1"));
        database.run(em -> placement(em).release("s1"));
        assertThat(node("node-1").memoryMibUsed()).isZero();
        assertThat(node("node-1").runningServers()).isZero();
    }

    @Test
    void aClaimThatWasHandedOverStaysWhileTheServerClaimsASecondPlace() {
        report("node-1");
        place("s1", 512);
        database.run(em -> {
            placement(em).handOver("s1", "m1");
            assertThat(placement(em).place(request("s1", 1024)).node()).isPresent();
        });
        assertThat(node("node-1").memoryMibUsed()).isEqualTo(1536);
        assertThat(node("node-1").runningServers()).isEqualTo(2);
        database.run(em -> {
            placement(em).release("s1");
            placement(em).handOver("m1", "s1");
            placement(em).handOver("nobody", "s2");
        });
        assertThat(node("node-1").memoryMibUsed()).isEqualTo(512);
        database.run(em -> {
            assertThat(placement(em).nodeOf("s1")).isPresent();
            assertThat(placement(em).nodeOf("s2")).isEmpty();
        });
    }

    @Test
    void serverCanBePlacedAgainInTheTransactionThatReleasedIt() {
        report("node-1");
        database.run(em -> {
            placement(em).place(request("s1", 512));
            placement(em).release("s1");
            assertThat(placement(em).place(request("s1", 512)).node()).isPresent();
        });
        assertThat(node("node-1").runningServers()).isEqualTo(1);
    }

    @Test
    void decisionsAreStoredInFullAlsoWhenNothingFits() {
        report("node-1");
        place("s1", 512);
        PlacementOutcome refused = place("s1-big", 1_000_000);
        assertThat(refused.node()).isEmpty();
        assertThat(refused.summary()).isEqualTo("1 node considered, 0 fit; rejected by RamFilter: 1.");
        PlacementDecisionView won =
                database.inTransaction(em -> placement(em).decisions("s1")).get(0);
        assertThat(won.winner()).isEqualTo("node-1");
        assertThat(won.candidates().get(0).weights())
                .containsOnlyKeys("RamWeigher", "CpuWeigher", "DiskWeigher", "ServerCountWeigher", "SpreadWeigher");
        PlacementDecisionView lost =
                database.inTransaction(em -> placement(em).decisions("s1-big")).get(0);
        assertThat(lost.winner()).isNull();
        assertThat(lost.rejections()).isEqualTo(Map.of("RamFilter", 1));
        assertThat(lost.rejected())
                .containsExactly(new PlacementDecisionView.Rejection(
                        "node-1", "RamFilter", "wanted 1000000 MiB, the node has 8192"));
        assertThat(lost.request()).containsEntry("memory_mib", 1_000_000);
    }

    @Test
    void stalePictureNeitherOverbooksNorRefuses() {
        report("node-1");
        place("warm", 1);
        NodeSnapshot mine = snapshot;
        snapshot = new NodeSnapshot();
        place("other", 8192);
        snapshot = mine;
        assertThat(place("s", 8192).node()).as("other controller took it").isEmpty();
        report("node-2");
        snapshot = mine;
        assertThat(place("s", 8192).node())
                .hasValueSatisfying(n -> assertThat(n.name()).isEqualTo("node-2"));
    }

    @Test
    void parallelRequestsNeverClaimMoreThanThereIs() throws Exception {
        report("node-1");
        report("node-2");
        int clients = 8;
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> answers = new java.util.ArrayList<>();
        for (int i = 0; i < 32; i++) {
            String server = "s" + i;
            answers.add(pool.submit(() -> {
                start.await();
                return Deadlocks.retry(() -> place(server, 1024)).node().isPresent();
            }));
        }
        start.countDown();
        int placed = 0;
        for (Future<Boolean> answer : answers) {
            placed += answer.get() ? 1 : 0;
        }
        pool.shutdown();
        assertThat(placed).isEqualTo(24);
        assertThat(node("node-1").memoryMibUsed()).isEqualTo(12288);
        assertThat(node("node-2").memoryMibUsed()).isEqualTo(12288);
    }

    @Test
    void firstInventoriesOfANodeThatComeAtOnceMakeOneNode() throws Exception {
        int clients = 6;
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        CyclicBarrier together = new CyclicBarrier(clients);
        for (int round = 0; round < 20; round++) {
            String node = "new-" + round;
            List<Future<?>> reports = new java.util.ArrayList<>();
            for (int i = 0; i < clients; i++) {
                reports.add(pool.submit(() -> {
                    together.await();
                    report(node);
                    return null;
                }));
            }
            for (Future<?> one : reports) {
                one.get();
            }
            assertThat(node(node).vcpus()).isEqualTo(4);
        }
        pool.shutdown();
        List<NodeView> nodes = database.inTransaction(em -> directory(em).all());
        assertThat(nodes).hasSize(20);
    }

    @Test
    void disabledNodeIsRefusedAndRemovalNeedsAnEmptyOne() {
        report("node-1");
        place("s1", 512);
        database.run(em -> directory(em).setEnabled("node-1", false, "repair"));
        assertThat(node("node-1").disabledReason()).isEqualTo("repair");
        assertThat(place("s2", 512).node()).isEmpty();
        assertThatThrownBy(() -> database.run(em -> directory(em).remove("node-1")))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(PlacementError.NODE_IN_USE));
        database.run(em -> placement(em).release("s1"));
        database.run(em -> directory(em).remove("node-1"));
        assertThat(database.inTransaction(em -> directory(em).find("node-1")).isEmpty())
                .isTrue();
        assertThatThrownBy(() -> database.run(em -> directory(em).setEnabled("node-9", true, null)))
                .hasMessage("Compute host node-9 could not be found.");
    }

    @Test
    void decisionAmongAThousandNodesIsQuick() {
        database.run(em -> {
            for (int i = 0; i < 1000; i++) {
                directory(em).report(inventory("n" + i, now, 4));
            }
        });
        for (int i = 0; i < 30; i++) {
            place("warm" + i, 16);
        }
        // The processor's time (the database is in this process): other work on the machine says nothing about a
        // decision.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 50; i++) {
            place("s" + i, 16);
        }
        Duration each = Duration.ofNanos((threads.getCurrentThreadCpuTime() - begin) / 50);
        System.out.println("decision with 1,000 nodes: " + each);
        assertThat(each).isLessThan(Duration.ofMillis(25));
    }
}
