package org.ustack.web.server;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerView;

/**
 * What users can do to a server from a page. Which of them are offered is a courtesy towards the reader; whether they are
 * possible is decided by the service.
 */
public enum Verb {
    START("os_compute_api:servers:start", "pi-play", false, ServerAction.START, ServerState.STOPPED),
    STOP("os_compute_api:servers:stop", "pi-stop", true, ServerAction.STOP, ServerState.ACTIVE),
    SOFT_REBOOT("os_compute_api:servers:reboot", "pi-refresh", true, ServerAction.SOFT_REBOOT, ServerState.ACTIVE),
    HARD_REBOOT(
            "os_compute_api:servers:reboot",
            "pi-bolt",
            true,
            ServerAction.HARD_REBOOT,
            ServerState.ACTIVE,
            ServerState.STOPPED,
            ServerState.PAUSED,
            ServerState.SUSPENDED,
            ServerState.ERROR),
    PAUSE("os_compute_api:os-pause-server:pause", "pi-pause", false, ServerAction.PAUSE, ServerState.ACTIVE),
    UNPAUSE("os_compute_api:os-pause-server:unpause", "pi-play", false, ServerAction.UNPAUSE, ServerState.PAUSED),
    SUSPEND("os_compute_api:os-suspend-server:suspend", "pi-moon", false, ServerAction.SUSPEND, ServerState.ACTIVE),
    RESUME("os_compute_api:os-suspend-server:resume", "pi-sun", false, ServerAction.RESUME, ServerState.SUSPENDED),
    CONFIRM_RESIZE(
            "os_compute_api:servers:confirm_resize",
            "pi-check",
            true,
            ServerAction.CONFIRM_RESIZE,
            ServerState.RESIZED),
    REVERT_RESIZE(
            "os_compute_api:servers:revert_resize", "pi-undo", true, ServerAction.REVERT_RESIZE, ServerState.RESIZED),
    LOCK("os_compute_api:os-lock-server:lock", "pi-lock", false, ServerAction.LOCK),
    UNLOCK("os_compute_api:os-lock-server:unlock", "pi-lock-open", false, ServerAction.UNLOCK),
    DELETE("os_compute_api:servers:delete", "pi-trash", true, ServerAction.DELETE);

    private final String rule;
    private final String icon;
    private final boolean asks;
    private final ServerAction action;
    private final Set<ServerState> from;

    Verb(String rule, String icon, boolean asks, ServerAction action, ServerState... from) {
        this.rule = rule;
        this.icon = icon;
        this.asks = asks;
        this.action = action;
        this.from = from.length == 0 ? EnumSet.allOf(ServerState.class) : Set.of(from);
    }

    /** Name for the audit trail. */
    public String rule() {
        return rule;
    }

    public String icon() {
        return icon;
    }

    /** Whether the page asks back, since running programs lose something. */
    public boolean asks() {
        return asks;
    }

    public ServerAction action() {
        return action;
    }

    /** Those that make sense for the server as it is, in the order of the menu. */
    public static List<Verb> of(ServerView server) {
        return List.of(values()).stream().filter(verb -> verb.suits(server)).toList();
    }

    boolean suits(ServerView server) {
        if (this == LOCK || this == UNLOCK) {
            return server.locked() == (this == UNLOCK);
        }
        if (this == DELETE) {
            return !server.locked() && server.operation() != ServerAction.DELETE;
        }
        return !server.locked() && server.operation() == null && from.contains(server.state());
    }
}
