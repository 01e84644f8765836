package org.ustack.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.web.server.SampleServers.server;

import org.junit.jupiter.api.Test;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;

class VerbTest {

    @Test
    void aRunningServerCanBeStoppedButNotStarted() {
        assertThat(Verb.of(server(ServerState.ACTIVE, null, false)))
                .contains(Verb.STOP, Verb.SOFT_REBOOT, Verb.PAUSE, Verb.DELETE, Verb.LOCK)
                .doesNotContain(Verb.START, Verb.UNPAUSE, Verb.RESUME, Verb.UNLOCK);
    }

    @Test
    void whileSomethingRunsOnlyDeletingIsOffered() {
        assertThat(Verb.of(server(ServerState.ACTIVE, ServerAction.STOP, false)))
                .containsExactly(Verb.LOCK, Verb.DELETE);
        assertThat(Verb.of(server(ServerState.ACTIVE, ServerAction.DELETE, false)))
                .containsExactly(Verb.LOCK);
    }

    @Test
    void aLockedServerIsUnlockedFirst() {
        for (ServerState state : ServerState.values()) {
            assertThat(Verb.of(server(state, null, true))).containsExactly(Verb.UNLOCK);
        }
    }

    @Test
    void aServerInErrorCanBeRestartedByForceOrDeleted() {
        assertThat(Verb.of(server(ServerState.ERROR, null, false)))
                .containsExactly(Verb.HARD_REBOOT, Verb.LOCK, Verb.DELETE);
    }

    @Test
    void theLookOfWhatRunsHidesTheStateBelow() {
        assertThat(Look.of(server(ServerState.ACTIVE, ServerAction.STOP, false)))
                .isEqualTo(new Look("powering-off", "busy"));
        assertThat(Look.of(server(ServerState.STOPPED, null, false))).isEqualTo(new Look("SHUTOFF", "idle"));
        assertThat(Look.of(server(ServerState.ERROR, null, false))).isEqualTo(new Look("ERROR", "bad"));
    }
}
