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

    /** Rows are events, columns the states in their order, by the first three letters (OFF is off its node, SIZ at another size); a dash: refused. */
    private static final String MATRIX = """
            START_ASKED        -   -   STO -   -   -   -   -   -   -   -   -
            STOP_ASKED         -   ACT -   -   -   -   -   -   -   -   ERR -
            SOFT_REBOOT_ASKED  -   ACT -   -   -   -   -   -   -   -   -   -
            HARD_REBOOT_ASKED  -   ACT STO PAU SUS -   -   -   -   -   ERR -
            PAUSE_ASKED        -   ACT -   -   -   -   -   -   -   -   -   -
            UNPAUSE_ASKED      -   -   -   PAU -   -   -   -   -   -   -   -
            SUSPEND_ASKED      -   ACT -   -   -   -   -   -   -   -   -   -
            RESUME_ASKED       -   -   -   -   SUS -   -   -   -   -   -   -
            DELETE_ASKED       BUI ACT STO PAU SUS RES SHE OFF SOF SIZ ERR -
            SNAPSHOT_ASKED     -   ACT STO PAU SUS -   -   -   -   -   -   -
            SHELVE_ASKED       -   ACT STO PAU SUS -   -   -   -   -   -   -
            OFFLOAD_ASKED      -   -   -   -   -   -   SHE -   -   -   -   -
            UNSHELVE_ASKED     -   -   -   -   -   -   SHE OFF -   -   -   -
            RESCUE_ASKED       -   ACT STO -   -   -   -   -   -   -   ERR -
            UNRESCUE_ASKED     -   -   -   -   -   RES -   -   -   -   -   -
            PASSWORD_ASKED     -   ACT -   -   -   -   -   -   -   -   -   -
            CRASH_DUMP_ASKED   -   ACT -   PAU -   RES -   -   -   SIZ ERR -
            SOFT_DELETE_ASKED  -   ACT STO PAU SUS RES SHE -   -   -   ERR -
            RESTORE_ASKED      -   -   -   -   -   -   -   -   SOF -   -   -
            INTERFACE_ASKED    -   ACT STO PAU -   -   -   -   -   -   -   -
            REBUILD_ASKED      -   ACT STO -   -   -   -   -   -   -   ERR -
            RESIZE_ASKED       -   ACT STO -   -   -   -   -   -   -   -   -
            CONFIRM_ASKED      -   -   -   -   -   -   -   -   -   SIZ -   -
            REVERT_ASKED       -   -   -   -   -   -   -   -   -   SIZ -   -
            EVACUATE_ASKED     -   ACT STO -   -   -   -   -   -   -   ERR -
            MOVED              -   SIZ SIZ -   -   -   -   -   -   -   -   -
            BOOTED             ACT -   -   -   -   -   -   -   -   -   -   -
            BOOT_FAILED        ERR -   -   -   -   -   -   -   -   -   -   -
            RUNS               -   ACT ACT ACT ACT -   -   -   -   ACT ACT -
            IS_OFF             -   STO STO STO STO -   -   -   -   STO STO -
            IS_PAUSED          -   PAU PAU PAU PAU -   -   -   -   PAU PAU -
            IS_SAVED           -   SUS SUS SUS SUS -   -   -   -   SUS SUS -
            SHELVED            -   SHE SHE SHE SHE -   -   -   -   -   -   -
            OFFLOADED          -   -   -   -   -   -   OFF -   -   -   -   -
            UNSHELVED          -   -   -   -   -   -   ACT ACT -   -   -   -
            UNSHELVE_FAILED    -   -   -   -   -   -   -   OFF -   -   -   -
            RESCUED            -   RES RES -   -   -   -   -   -   -   RES -
            UNRESCUED          -   -   -   -   -   ACT -   -   -   -   -   -
            SOFT_DELETED       -   SOF SOF SOF SOF SOF SOF -   -   -   SOF -
            RESTORED           -   -   -   -   -   -   -   -   ACT -   -   -
            BROKE              ERR ERR ERR ERR ERR ERR ERR ERR SOF ERR ERR -
            LOST               -   ERR ERR ERR ERR ERR OFF -   -   ERR ERR -
            GONE               DEL DEL DEL DEL DEL DEL DEL DEL DEL DEL DEL -
            ACTIVE_DECLARED    ACT ACT ACT ACT ACT ACT ACT ACT ACT ACT ACT -
            ERROR_DECLARED     ERR ERR ERR ERR ERR ERR ERR ERR ERR ERR ERR -
            """;

    private static String letters(ServerState state) {
        return switch (state) {
            case SHELVED_OFFLOADED -> "OFF";
            case RESIZED -> "SIZ";
            default -> state.name().substring(0, 3);
        };
    }

    @Test
    void everyPairOfStateAndEventIsAsWritten() {
        List<String> actual = new ArrayList<>();
        for (ServerEvent event : ServerEvent.values()) {
            StringBuilder row = new StringBuilder(event.name());
            for (ServerState state : ServerState.values()) {
                row.append(' ')
                        .append(ServerLifecycle.TABLE
                                .find(state, event)
                                .map(t -> letters(t.to()))
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
            assertThat(ServerLifecycle.supersedes(ServerAction.SOFT_DELETE, running))
                    .isTrue();
            assertThat(ServerLifecycle.supersedes(ServerAction.HARD_REBOOT, running))
                    .isEqualTo(running == ServerAction.SOFT_REBOOT);
            assertThat(ServerLifecycle.supersedes(ServerAction.EVACUATE, running))
                    .isEqualTo(!running.removes());
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
