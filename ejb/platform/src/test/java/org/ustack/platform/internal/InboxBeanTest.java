package org.ustack.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
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

    private static InboxBean inbox(jakarta.persistence.EntityManager em) {
        InboxBean inbox = new InboxBean();
        inbox.em = em;
        inbox.clock = Clock.systemUTC();
        return inbox;
    }
}
