package org.ustack.agent.imagecache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ustack.agent.imagecache.EvictionRules.Entry;

class EvictionRulesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

    private static Entry entry(String key, long bytes, Duration ago, boolean inUse) {
        return new Entry(key, bytes, NOW.minus(ago), inUse);
    }

    private static List<String> choose(long limit, Entry... entries) {
        return new EvictionRules(Duration.ofHours(24), limit).choose(List.of(entries), NOW);
    }

    @Test
    void withoutALimitOnlyAgeCounts() {
        assertThat(choose(
                        0,
                        entry("old", 1, Duration.ofHours(25), false),
                        entry("old and used", 1, Duration.ofHours(25), true),
                        entry("young", 1L << 40, Duration.ofHours(23), false)))
                .containsExactly("old");
    }

    @Test
    void theLongestUnusedLeavesFirstAndNoMoreThanMust() {
        assertThat(choose(
                        10,
                        entry("second", 4, Duration.ofHours(2), false),
                        entry("first", 4, Duration.ofHours(3), false),
                        entry("third", 4, Duration.ofHours(1), false)))
                .containsExactly("first");
    }

    @Test
    void whatIsInUseCountsAndStays() {
        assertThat(choose(
                        10,
                        entry("used", 100, Duration.ofHours(9), true),
                        entry("idle", 1, Duration.ofHours(1), false)))
                .containsExactly("idle");
    }

    @Test
    void whoWasGivenAnImageAMomentAgoKeepsIt() {
        assertThat(choose(1, entry("fresh", 100, Duration.ofMinutes(9), false))).isEmpty();
        assertThat(choose(1, entry("less fresh", 100, Duration.ofMinutes(11), false)))
                .containsExactly("less fresh");
    }

    @Test
    void atTheLimitNothingLeaves() {
        assertThat(choose(100, entry("just fits", 100, Duration.ofHours(1), false)))
                .isEmpty();
    }
}
