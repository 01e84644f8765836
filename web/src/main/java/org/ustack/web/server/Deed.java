package org.ustack.web.server;

import java.util.List;
import java.util.Set;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerView;

/**
 * What is done to a server with something to choose first: a size, an image, a host. Each is asked about with what it costs;
 * which are offered is a courtesy towards the reader, as with {@link Verb}.
 */
public enum Deed {
    RESIZE(
            "os_compute_api:servers:resize",
            "pi-arrows-v",
            Set.of(Input.FLAVOR),
            ServerState.ACTIVE,
            ServerState.STOPPED),
    REBUILD(
            "os_compute_api:servers:rebuild",
            "pi-replay",
            Set.of(Input.IMAGE, Input.PASSWORD),
            ServerState.ACTIVE,
            ServerState.STOPPED,
            ServerState.ERROR),
    MIGRATE(
            "os_compute_api:os-migrate-server:migrate",
            "pi-arrow-right-arrow-left",
            Set.of(Input.HOST),
            ServerState.ACTIVE,
            ServerState.STOPPED),
    EVACUATE(
            "os_compute_api:os-evacuate",
            "pi-truck",
            Set.of(Input.HOST, Input.PASSWORD),
            ServerState.ACTIVE,
            ServerState.STOPPED,
            ServerState.ERROR);

    /** What the dialog asks for. */
    public enum Input {
        FLAVOR,
        IMAGE,
        HOST,
        PASSWORD
    }

    private final String rule;
    private final String icon;
    private final Set<Input> inputs;
    private final Set<ServerState> from;

    Deed(String rule, String icon, Set<Input> inputs, ServerState... from) {
        this.rule = rule;
        this.icon = icon;
        this.inputs = inputs;
        this.from = Set.of(from);
    }

    /** By which the API lets it be done; it stands in the audit trail. */
    public String rule() {
        return rule;
    }

    public String icon() {
        return icon;
    }

    /** @param input by name, since pages call it */
    public boolean asksFor(String input) {
        return inputs.contains(Input.valueOf(input));
    }

    /** Those that make sense for the server as it is, in the order of the menu. @param nodeUp whether its host answers */
    static List<Deed> of(ServerView server, boolean nodeUp) {
        return List.of(values()).stream()
                .filter(deed -> deed.suits(server, nodeUp))
                .toList();
    }

    private boolean suits(ServerView server, boolean nodeUp) {
        return !server.locked()
                && server.operation() == null
                && from.contains(server.state())
                && (this == EVACUATE) != nodeUp;
    }
}
