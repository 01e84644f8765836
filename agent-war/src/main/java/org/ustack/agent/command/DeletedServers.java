package org.ustack.agent.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Servers that this agent deleted lately. Messages may overtake one another: a boot that comes again after the deletion
 * finds no domain whose stamp would tell that it is late. Kept in memory only; after a crash of the agent just then, the
 * server is booted again and the controller's reconciler removes it as an orphan.
 */
public final class DeletedServers {

    private static final Duration KEPT = Duration.ofHours(1);

    private record Deletion(long sequence, Instant at) {}

    private final Clock clock;
    private final Map<String, Deletion> deletions = new ConcurrentHashMap<>();

    public DeletedServers(Clock clock) {
        this.clock = clock;
    }

    void add(String server, long sequence) {
        deletions.put(server, new Deletion(sequence, clock.instant()));
    }

    /** Whether the server was deleted by an operation after that one. */
    boolean after(String server, long sequence) {
        Deletion deletion = deletions.get(server);
        return deletion != null && deletion.sequence() > sequence;
    }

    /** Drops what no late message can refer to any more. Called every now and then. */
    public void forget() {
        Instant limit = clock.instant().minus(KEPT);
        deletions.values().removeIf(deletion -> deletion.at().isBefore(limit));
    }
}
