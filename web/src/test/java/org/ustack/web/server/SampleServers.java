package org.ustack.web.server;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerView;
import org.ustack.contract.PowerState;

/** Servers in any state, for tests. */
final class SampleServers {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private SampleServers() {}

    static ServerView server(ServerState state, ServerAction operation, boolean locked) {
        return server("s-1", state, operation, locked);
    }

    static ServerView server(String id, ServerState state, ServerAction operation, boolean locked) {
        return new ServerView(
                id,
                1,
                "web-" + id,
                null,
                "web",
                "p",
                "u",
                state,
                operation,
                null,
                PowerState.values()[0],
                "node-1",
                "node-1",
                null,
                "nova",
                new ServerView.FlavorSnapshot("f", "small", 1, 512, 1, 0, 0, Map.of()),
                "i",
                null,
                Map.of(),
                List.of(),
                List.of(),
                null,
                null,
                false,
                "AUTO",
                null,
                locked,
                null,
                "r-1",
                0,
                NOW,
                NOW,
                null,
                null,
                null);
    }
}
