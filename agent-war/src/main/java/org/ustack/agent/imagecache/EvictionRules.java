package org.ustack.agent.imagecache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which images leave the cache: those that nobody has used for long, and while the rest is larger than it may be, the one that was
 * used the longest ago. Never one that an instance stands on.
 *
 * @param age after which an idle image leaves
 * @param limitBytes of all images together; 0 for no limit
 */
public record EvictionRules(Duration age, long limitBytes) {

    /** Whoever was given an image a moment ago may not have recorded yet that it stands on it. */
    static final Duration GRACE = Duration.ofMinutes(10);

    /** @param inUse whether an instance stands on it, or it is being fetched */
    record Entry(String key, long bytes, Instant lastUsed, boolean inUse) {}

    /** Keys, the one that was used the longest ago first. */
    List<String> choose(List<Entry> entries, Instant now) {
        List<Entry> idle = entries.stream()
                .filter(entry -> !entry.inUse())
                .sorted(Comparator.comparing(Entry::lastUsed).thenComparing(Entry::key))
                .toList();
        List<String> chosen = new ArrayList<>();
        long bytes = entries.stream().mapToLong(Entry::bytes).sum();
        for (Entry entry : idle) {
            boolean old = entry.lastUsed().isBefore(now.minus(age));
            boolean tooMuch =
                    limitBytes > 0 && bytes > limitBytes && entry.lastUsed().isBefore(now.minus(GRACE));
            if (old || tooMuch) {
                chosen.add(entry.key());
                bytes -= entry.bytes();
            }
        }
        return chosen;
    }
}
