package org.ustack.web.server;

import org.ustack.compute.ServerState;
import org.ustack.compute.ServerStatus;
import org.ustack.compute.ServerView;

/**
 * How a server's state looks: a word for the bundle and a tone for the colour.
 *
 * @param word suffix of the bundle's {@code status.…}: the running operation if there is one, else the state
 * @param tone {@code good}, {@code busy}, {@code idle} or {@code bad}
 */
public record Look(String word, String tone) {

    public static Look of(ServerView server) {
        ServerStatus status = ServerStatus.of(server);
        return of(status.status(), status.taskState());
    }

    public static Look of(ServerState state) {
        return of(ServerStatus.of(state, null, true).status(), null);
    }

    /** @param taskState null where nothing runs */
    public static Look of(String status, String taskState) {
        if (taskState != null) {
            return new Look(taskState, "busy");
        }
        return new Look(
                status,
                switch (status) {
                    case "ACTIVE" -> "good";
                    case "BUILD", "REBOOT", "HARD_REBOOT", "REBUILD", "RESIZE", "VERIFY_RESIZE", "REVERT_RESIZE" ->
                        "busy";
                    case "ERROR" -> "bad";
                    default -> "idle";
                });
    }
}
