package org.ustack.compute.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.contract.PowerState;
import org.ustack.kernel.StateMachine;

class ServerLifecycleTest {

    /** Rows are events; columns BUILDING ACTIVE STOPPED PAUSED SUSPENDED RESIZED ERROR DELETED; a dash means refused. */
    private static final String MATRIX = """
            START_ASKED       - - STOPPED - - - - -
            STOP_ASKED        - ACTIVE - - - - ERROR -
            SOFT_REBOOT_ASKED - ACTIVE - - - - - -
            HARD_REBOOT_ASKED - ACTIVE STOPPED PAUSED SUSPENDED - ERROR -
            PAUSE_ASKED       - ACTIVE - - - - - -
            UNPAUSE_ASKED     - - - PAUSED - - - -
            SUSPEND_ASKED     - ACTIVE - - - - - -
            RESUME_ASKED      - - - - SUSPENDED - - -
            DELETE_ASKED      BUILDING ACTIVE STOPPED PAUSED SUSPENDED RESIZED ERROR -
            REBUILD_ASKED     - ACTIVE STOPPED - - - ERROR -
            RESIZE_ASKED      - ACTIVE STOPPED - - - - -
            CONFIRM_ASKED     - - - - - RESIZED - -
            REVERT_ASKED      - - - - - RESIZED - -
            EVACUATE_ASKED    - ACTIVE STOPPED - - - ERROR -
            MOVED             - RESIZED RESIZED - - - - -
            BOOTED            ACTIVE - - - - - - -
            BOOT_FAILED       ERROR - - - - - - -
            RUNS              - ACTIVE ACTIVE ACTIVE ACTIVE ACTIVE ACTIVE -
            IS_OFF            - STOPPED STOPPED STOPPED STOPPED STOPPED STOPPED -
            IS_PAUSED         - PAUSED PAUSED PAUSED PAUSED PAUSED PAUSED -
            IS_SAVED          - SUSPENDED SUSPENDED SUSPENDED SUSPENDED SUSPENDED SUSPENDED -
            BROKE             ERROR ERROR ERROR ERROR ERROR ERROR ERROR -
            LOST              - ERROR ERROR ERROR ERROR ERROR ERROR -
            GONE              DELETED DELETED DELETED DELETED DELETED DELETED DELETED -
            ACTIVE_DECLARED   ACTIVE ACTIVE ACTIVE ACTIVE ACTIVE ACTIVE ACTIVE -
            ERROR_DECLARED    ERROR ERROR ERROR ERROR ERROR ERROR ERROR -
            """;

    @Test
    void everyPairOfStateAndEventIsAsWritten() {
        List<String> actual = new ArrayList<>();
        for (ServerEvent event : ServerEvent.values()) {
            StringBuilder row = new StringBuilder(event.name());
            for (ServerState state : ServerState.values()) {
                row.append(' ')
                        .append(ServerLifecycle.TABLE
                                .find(state, event)
                                .map(t -> t.to().name())
                                .orElse("-"));
            }
            actual.add(row.toString());
        }
        assertThat(actual)
                .containsExactlyElementsOf(
                        MATRIX.lines().map(l -> l.replaceAll(" +", " ")).toList());
    }

    @Test
    void wishesOnlyTellTheNodeAndFactsNever() {
        assertThat(ServerLifecycle.TABLE.transitions()).allSatisfy(t -> {
            boolean wish = t.event().name().endsWith("_ASKED");
            assertThat(t.effects().contains(ServerEffect.TELL_NODE)).isEqualTo(wish);
            if (wish) {
                assertThat(t.to()).isEqualTo(t.from());
            }
            assertThat(t.effects().contains(ServerEffect.RELEASE_ALL)).isEqualTo(t.to() == ServerState.DELETED);
        });
    }

    @Test
    void unlistedPairFailsLoudly() {
        assertThatThrownBy(() -> ServerLifecycle.TABLE.decide(ServerState.DELETED, ServerEvent.RUNS))
                .isInstanceOf(StateMachine.IllegalTransition.class);
    }

    @Test
    void deletionOvertakesAllEvacuationNearlyAndHardRebootOnlyTheSoftOne() {
        for (ServerAction running : ServerAction.values()) {
            assertThat(ServerLifecycle.supersedes(ServerAction.DELETE, running)).isTrue();
            assertThat(ServerLifecycle.supersedes(ServerAction.HARD_REBOOT, running))
                    .isEqualTo(running == ServerAction.SOFT_REBOOT);
            assertThat(ServerLifecycle.supersedes(ServerAction.EVACUATE, running))
                    .isEqualTo(running != ServerAction.DELETE);
            assertThat(ServerLifecycle.supersedes(ServerAction.STOP, running)).isFalse();
        }
        assertThatThrownBy(() -> ServerLifecycle.asked(ServerAction.CREATE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void observedPowerIsAnEvent() {
        assertThat(ServerLifecycle.observed(PowerState.CRASHED)).contains(ServerEvent.IS_OFF);
        assertThat(ServerLifecycle.observed(PowerState.NO_STATE)).isEmpty();
    }
}
