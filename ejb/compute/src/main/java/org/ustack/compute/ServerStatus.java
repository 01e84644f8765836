package org.ustack.compute;

import java.util.Locale;

/**
 * What clients call the state of a server, projected from its state and the operation that runs.
 *
 * @param status {@code ACTIVE}, {@code BUILD}, {@code REBOOT}, …
 * @param vmState {@code OS-EXT-STS:vm_state}
 * @param taskState {@code OS-EXT-STS:task_state}, or null
 */
public record ServerStatus(String status, String vmState, String taskState) {

    public static ServerStatus of(ServerView server) {
        return of(server.state(), server.operation(), server.node() != null);
    }

    public static ServerStatus of(ServerState state, ServerAction operation, boolean placed) {
        String vmState = vmState(state);
        if (operation == null) {
            return new ServerStatus(status(state), vmState, null);
        }
        return switch (operation) {
            case CREATE -> new ServerStatus("BUILD", "building", placed ? "spawning" : "scheduling");
            case DELETE -> new ServerStatus(status(state), vmState, "deleting");
            case START -> new ServerStatus(status(state), vmState, "powering-on");
            case STOP -> new ServerStatus(status(state), vmState, "powering-off");
            case SOFT_REBOOT -> new ServerStatus("REBOOT", vmState, "rebooting");
            case HARD_REBOOT -> new ServerStatus("HARD_REBOOT", vmState, "rebooting_hard");
            case PAUSE -> new ServerStatus(status(state), vmState, "pausing");
            case UNPAUSE -> new ServerStatus(status(state), vmState, "unpausing");
            case SUSPEND -> new ServerStatus(status(state), vmState, "suspending");
            case RESUME -> new ServerStatus(status(state), vmState, "resuming");
            case REBUILD, EVACUATE -> new ServerStatus("REBUILD", vmState, "rebuilding");
            case RESIZE, MIGRATE -> new ServerStatus("RESIZE", vmState, "resize_migrating");
            case REVERT_RESIZE -> new ServerStatus("REVERT_RESIZE", vmState, "resize_reverting");
            case CONFIRM_RESIZE -> new ServerStatus(status(state), vmState, null);
            case LOCK, UNLOCK -> new ServerStatus(status(state), vmState, null);
        };
    }

    private static String status(ServerState state) {
        return switch (state) {
            case BUILDING -> "BUILD";
            case STOPPED -> "SHUTOFF";
            case RESIZED -> "VERIFY_RESIZE";
            default -> state.name();
        };
    }

    private static String vmState(ServerState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
