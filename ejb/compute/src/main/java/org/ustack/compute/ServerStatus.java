package org.ustack.compute;

import java.util.Locale;
import org.ustack.contract.ServerProgressed.Phase;

/**
 * What clients call the state of a server, projected from its state and the operation that runs.
 *
 * @param status {@code ACTIVE}, {@code BUILD}, {@code REBOOT}, …
 * @param vmState {@code OS-EXT-STS:vm_state}
 * @param taskState {@code OS-EXT-STS:task_state}, or null
 */
public record ServerStatus(String status, String vmState, String taskState) {

    public static ServerStatus of(ServerView server) {
        return of(server.state(), server.operation(), server.phase(), server.node() != null);
    }

    public static ServerStatus of(ServerState state, ServerAction operation, boolean placed) {
        return of(state, operation, null, placed);
    }

    /** @param phase how far the operation is, or null */
    public static ServerStatus of(ServerState state, ServerAction operation, Phase phase, boolean placed) {
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
            case CREATE_IMAGE -> new ServerStatus(status(state), vmState, imageTask("image_", "image_snapshot", phase));
            case CREATE_BACKUP -> new ServerStatus(status(state), vmState, imageTask("image_", "image_backup", phase));
            case SHELVE -> new ServerStatus(status(state), vmState, imageTask("shelving_image_", "shelving", phase));
            case SHELVE_OFFLOAD -> new ServerStatus(status(state), vmState, "shelving_offloading");
            case UNSHELVE -> new ServerStatus(status(state), vmState, "unshelving");
            case RESCUE -> new ServerStatus(status(state), vmState, "rescuing");
            case UNRESCUE -> new ServerStatus(status(state), vmState, "unrescuing");
            case CHANGE_PASSWORD -> new ServerStatus("PASSWORD", vmState, "updating_password");
            case SOFT_DELETE -> new ServerStatus(status(state), vmState, "soft-deleting");
            case RESTORE -> new ServerStatus(status(state), vmState, "restoring");
            case LOCK, UNLOCK, CRASH_DUMP, ATTACH_INTERFACE, DETACH_INTERFACE ->
                new ServerStatus(status(state), vmState, null);
            case REBUILD, EVACUATE -> new ServerStatus("REBUILD", vmState, "rebuilding");
            case RESIZE, MIGRATE -> new ServerStatus("RESIZE", vmState, "resize_migrating");
            case REVERT_RESIZE -> new ServerStatus("REVERT_RESIZE", vmState, "resize_reverting");
            case CONFIRM_RESIZE -> new ServerStatus(status(state), vmState, null);
        };
    }

    private static String imageTask(String prefix, String begun, Phase phase) {
        return phase == null ? begun : prefix + (phase == Phase.COPYING ? "pending_upload" : "uploading");
    }

    private static String status(ServerState state) {
        return switch (state) {
            case BUILDING -> "BUILD";
            case STOPPED -> "SHUTOFF";
            case RESCUED -> "RESCUE";
            case RESIZED -> "VERIFY_RESIZE";
            default -> state.name();
        };
    }

    /** The word for a state alone. */
    public static String vmState(ServerState state) {
        return state == ServerState.SOFT_DELETED ? "soft-delete" : state.name().toLowerCase(Locale.ROOT);
    }
}
