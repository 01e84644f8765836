package org.ustack.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.ustack.identity.domain.IdentityChange;

/**
 * Reads the table of changes so that none is missed: ids are given at the insert and seen at the commit, so a lower id may
 * appear after a higher one. Ids are therefore read again for a while, and each is applied once.
 */
final class ChangeFollower {

    /** Longer than any transaction lives. */
    static final Duration OVERLAP = Duration.ofMinutes(6);

    private final IdentityChanges changes;
    private final Clock clock;
    private final NavigableMap<Long, Instant> seen = new TreeMap<>();
    private long floor;

    /** Begins with the changes after the newest of now: memory is empty at the start. */
    ChangeFollower(IdentityChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
        seen.put(changes.newest(), clock.instant());
        // What commits late with a lower id is still read.
        floor = Math.max(0, seen.firstKey() - 1000);
        changes.since(floor).forEach(change -> seen.put(change.id(), clock.instant()));
    }

    void follow() {
        Instant now = clock.instant();
        List<IdentityChange> read = changes.since(floor);
        for (IdentityChange change : read) {
            if (seen.putIfAbsent(change.id(), now) == null) {
                changes.apply(change.kind(), change.subject());
            }
        }
        while (seen.size() > 1 && seen.firstEntry().getValue().isBefore(now.minus(OVERLAP))) {
            floor = seen.pollFirstEntry().getKey();
        }
    }
}
