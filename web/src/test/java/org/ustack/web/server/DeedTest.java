package org.ustack.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.web.server.SampleServers.server;

import org.junit.jupiter.api.Test;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;

class DeedTest {

    @Test
    void aServerWhoseHostAnswersIsNotEvacuated() {
        assertThat(Deed.of(server(ServerState.ACTIVE, null, false), true))
                .containsExactly(Deed.RESIZE, Deed.REBUILD, Deed.MIGRATE);
    }

    @Test
    void aServerWhoseHostIsDownCanOnlyBeEvacuated() {
        assertThat(Deed.of(server(ServerState.ACTIVE, null, false), false)).containsExactly(Deed.EVACUATE);
    }

    @Test
    void aServerInErrorIsRebuiltOnly() {
        assertThat(Deed.of(server(ServerState.ERROR, null, false), true)).containsExactly(Deed.REBUILD);
    }

    @Test
    void nothingIsOfferedWhileSomethingRunsOrTheServerIsLocked() {
        assertThat(Deed.of(server(ServerState.ACTIVE, ServerAction.STOP, false), true))
                .isEmpty();
        assertThat(Deed.of(server(ServerState.ACTIVE, null, true), true)).isEmpty();
        assertThat(Deed.of(server(ServerState.RESIZED, null, false), true)).isEmpty();
    }

    @Test
    void aResizedServerIsKeptOrTakenBack() {
        assertThat(Verb.of(server(ServerState.RESIZED, null, false)))
                .contains(Verb.CONFIRM_RESIZE, Verb.REVERT_RESIZE)
                .doesNotContain(Verb.START, Verb.STOP);
    }

    @Test
    void eachAsksForWhatItNeeds() {
        assertThat(Deed.RESIZE.asksFor("FLAVOR")).isTrue();
        assertThat(Deed.RESIZE.asksFor("HOST")).isFalse();
        assertThat(Deed.EVACUATE.asksFor("HOST")).isTrue();
    }
}
