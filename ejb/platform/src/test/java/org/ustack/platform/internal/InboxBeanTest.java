package org.ustack.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ustack.sql.TestDatabase;

class InboxBeanTest {

    @Test
    void aKeyIsNewOnceAndOnlyIfItsTransactionCommits() {
        try (TestDatabase database = TestDatabase.open("platform")) {
            assertThatThrownBy(() -> database.run(em -> {
                        assertThat(inbox(em).firstTime("k")).isTrue();
                        throw new IllegalStateException("handler failed");
                    }))
                    .hasMessage("handler failed");

            assertThat(database.<Boolean>inTransaction(em -> inbox(em).firstTime("k")))
                    .isTrue();
            assertThat(database.<Boolean>inTransaction(em -> inbox(em).firstTime("k")))
                    .isFalse();
        }
    }

    @Test
    void ofDeliveriesAtOnceOneIsTheFirstAndNoneFails() throws Exception {
        int deliveries = 4;
        ExecutorService threads = Executors.newFixedThreadPool(deliveries);
        CyclicBarrier together = new CyclicBarrier(deliveries);
        try (TestDatabase database = TestDatabase.open("platform")) {
            for (int round = 0; round < 20; round++) {
                String key = "k" + round;
                List<Future<Boolean>> answers = new ArrayList<>();
                for (int i = 0; i < deliveries; i++) {
                    answers.add(threads.submit(() -> {
                        together.await();
                        return database.<Boolean>inTransaction(em -> inbox(em).firstTime(key));
                    }));
                }
                int first = 0;
                for (Future<Boolean> answer : answers) {
                    first += answer.get() ? 1 : 0;
                }
                assertThat(first).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static InboxBean inbox(jakarta.persistence.EntityManager em) {
        InboxBean inbox = new InboxBean();
        inbox.em = em;
        inbox.clock = Clock.systemUTC();
        return inbox;
    }
}
