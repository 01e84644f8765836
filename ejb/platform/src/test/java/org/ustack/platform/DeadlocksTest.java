package org.ustack.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransactionRollbackException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlocksTest {

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void aVictimIsTriedAgain() {
        String answer = Deadlocks.retry(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw deadlock();
            }
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void otherFailuresAreNotAndDeadlocksNotForEver() {
        assertThatThrownBy(() -> Deadlocks.retry(() -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(attempts).hasValue(1);

        assertThatThrownBy(() -> Deadlocks.retry(() -> {
                    attempts.incrementAndGet();
                    throw deadlock();
                }))
                .hasRootCauseInstanceOf(SQLTransactionRollbackException.class);
        assertThat(attempts).hasValue(6);
    }

    private static RuntimeException deadlock() {
        return new IllegalStateException(new SQLTransactionRollbackException("deadlock", "40001"));
    }
}
