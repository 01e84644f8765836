package org.ustack.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ustack.contract.NodeInventory;
import org.ustack.contract.PowerState;
import org.ustack.kernel.Settings;
import org.ustack.sql.TestDatabase;

/**
 * After the controller was away, inventories of one node wait for it and are taken by several threads at once. All of them
 * have the same suspicion, and none may fail because another one wrote it down first.
 */
class ConcurrentInventoriesTest {

    private static final int THREADS = 4;
    private static final int ROUNDS = 30;
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void sameSuspicionOfTwoInventoriesIsOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        try (TestDatabase database = TestDatabase.open("compute")) {
            List<Future<?>> runs = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                runs.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        NodeInventory inventory = withOrphan("node-" + round);
                        together.await();
                        database.run(em -> {
                            NodeReconciler reconciler = new NodeReconciler();
                            reconciler.em = em;
                            reconciler.confirmations = new LateConfirmations();
                            reconciler.settings = new Settings(name -> null, name -> null);
                            reconciler.confirmations.moving = new ServerMoving();
                            reconciler.confirmations.moving.verbs = new ServerVerbs();
                            reconciler.confirmations.moving.verbs.settings = reconciler.settings;
                            reconciler.compare(inventory, "req-test", NOW);
                        });
                    }
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
            List<Instant> seen =
                    database.inTransaction(em -> em.createQuery("select n.seenAt from NodeSuspicion n", Instant.class)
                            .getResultList());
            assertThat(seen).hasSize(ROUNDS).containsOnly(NOW);
        } finally {
            threads.shutdownNow();
        }
    }

    private static NodeInventory withOrphan(String node) {
        String orphan = UUID.nameUUIDFromBytes(node.getBytes()).toString();
        return new NodeInventory(
                node, "agent", NOW, NOW, null, List.of(new NodeInventory.Domain(orphan, PowerState.RUNNING, null)));
    }
}
