package org.ustack.agent.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.agent.Fixtures.NODE;
import static org.ustack.agent.Fixtures.NOW;
import static org.ustack.agent.Fixtures.SERVER;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerBooted;
import org.ustack.contract.ServerDeleted;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.contract.ServerPowerObserved;
import org.ustack.kernel.Ids;

class EventKeyTest {

    private final AtomicInteger counter = new AtomicInteger();
    private final Ids ids = () -> "id-" + counter.incrementAndGet();

    private String key(AgentEvent event) {
        return EventKey.of(event, ids);
    }

    @Test
    void theSameEndOfAnOperationHasTheSameKey() {
        String first = key(new ServerBooted(NODE, "op-1", SERVER, PowerState.RUNNING, List.of()));
        assertThat(key(new ServerBooted(NODE, "op-1", SERVER, PowerState.PAUSED, List.of())))
                .isEqualTo(first)
                .hasSize(36);
        assertThat(key(new ServerBooted(NODE, "op-2", SERVER, PowerState.RUNNING, List.of())))
                .isNotEqualTo(first);
        assertThat(key(new ServerDeleted(NODE, "op-1", SERVER))).isNotEqualTo(first);
        assertThat(key(new ServerOperationFailed(NODE, "op-1", SERVER, "X", "x", null)))
                .isNotEqualTo(first);
    }

    @Test
    void anObservationIsNewEachTime() {
        ServerPowerObserved observed = new ServerPowerObserved(NODE, SERVER, PowerState.CRASHED, NOW);
        assertThat(key(observed)).isNotEqualTo(key(observed));
    }
}
