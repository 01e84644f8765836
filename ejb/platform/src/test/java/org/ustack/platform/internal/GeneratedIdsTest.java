package org.ustack.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ustack.platform.domain.OutboxMessage;
import org.ustack.sql.TestDatabase;

/**
 * H2 in its MariaDB mode hands out the same value of an {@code auto_increment} column twice when two transactions insert at
 * the same time, so ids come from sequences.
 */
class GeneratedIdsTest {

    private static final int THREADS = 8;
    private static final int EACH = 1_000;

    @Test
    void twoTransactionsNeverGetTheSameId() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (TestDatabase database = TestDatabase.open("platform")) {
            List<Future<?>> runs = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                runs.add(threads.submit(() -> {
                    for (int i = 0; i < EACH; i++) {
                        String key = UUID.randomUUID().toString();
                        database.run(em -> em.persist(new OutboxMessage(key, "q", "{}", Instant.EPOCH)));
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
            long rows = database.inTransaction(em -> em.createQuery("select count(m) from OutboxMessage m", Long.class)
                    .getSingleResult());
            assertThat(rows).isEqualTo(THREADS * EACH);
        } finally {
            threads.shutdownNow();
        }
    }
}
