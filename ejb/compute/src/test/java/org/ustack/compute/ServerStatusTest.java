package org.ustack.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerStatusTest {

    /** State, then status and vm_state without an operation. */
    private static final String RESTING = """
            BUILDING BUILD building
            ACTIVE ACTIVE active
            STOPPED SHUTOFF stopped
            PAUSED PAUSED paused
            SUSPENDED SUSPENDED suspended
            RESIZED VERIFY_RESIZE resized
            ERROR ERROR error
            DELETED DELETED deleted
            """;

    /** Operation, then task_state; a star for status means: as at rest. */
    private static final String RUNNING = """
            CREATE BUILD spawning
            DELETE * deleting
            START * powering-on
            STOP * powering-off
            SOFT_REBOOT REBOOT rebooting
            HARD_REBOOT HARD_REBOOT rebooting_hard
            PAUSE * pausing
            UNPAUSE * unpausing
            SUSPEND * suspending
            RESUME * resuming
            REBUILD REBUILD rebuilding
            RESIZE RESIZE resize_migrating
            MIGRATE RESIZE resize_migrating
            CONFIRM_RESIZE * null
            REVERT_RESIZE REVERT_RESIZE resize_reverting
            EVACUATE REBUILD rebuilding
            LOCK * null
            UNLOCK * null
            """;

    @Test
    void everyStateAndOperationHasItsProjection() {
        RESTING.lines().map(l -> l.split(" ")).forEach(rest -> {
            ServerState state = ServerState.valueOf(rest[0]);
            assertThat(ServerStatus.of(state, null, true)).isEqualTo(new ServerStatus(rest[1], rest[2], null));
            RUNNING.lines().map(l -> l.split(" ")).forEach(run -> {
                ServerStatus status = ServerStatus.of(state, ServerAction.valueOf(run[0]), true);
                assertThat(status.status()).isEqualTo(run[1].equals("*") ? rest[1] : run[1]);
                assertThat(String.valueOf(status.taskState())).isEqualTo(run[2]);
                assertThat(status.vmState()).isEqualTo(run[0].equals("CREATE") ? "building" : rest[2]);
            });
        });
        assertThat(RESTING.lines()).hasSize(ServerState.values().length);
        assertThat(RUNNING.lines()).hasSize(ServerAction.values().length);
        assertThat(ServerStatus.of(ServerState.BUILDING, ServerAction.CREATE, false)
                        .taskState())
                .isEqualTo("scheduling");
    }
}
