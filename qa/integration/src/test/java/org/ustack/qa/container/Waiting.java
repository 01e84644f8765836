package org.ustack.qa.container;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How these tests wait: they look ten times a second, up to a time that is far beyond what is usual. */
final class Waiting {

    private Waiting() {}

    static ConditionFactory within(Duration patience) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(patience);
    }

    static ConditionFactory soon() {
        return within(Duration.ofSeconds(30));
    }
}
