package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.CloudException;

class PasswordsTest {

    private final PasswordHashing hashing = new PasswordHashing(4, new SecureRandom());
    private final MovableClock clock = new MovableClock();
    private final RecentPasswords recent = new RecentPasswords(Duration.ofMinutes(5), clock, new SecureRandom());

    @Test
    void takesTheCostFromTheSetting() {
        assertThat(hashing.hash("secret")).startsWith("$2b$04$");
    }

    @Test
    void everyByteOfALongPasswordCounts() {
        String stem = "ä".repeat(60);
        String hash = hashing.hash(stem + "x");
        assertThat(hashing.matches(stem + "x", hash)).isTrue();
        assertThat(hashing.matches(stem + "y", hash)).isFalse();
    }

    @Test
    void refusesEmptyAndEndlessPasswords() {
        assertThatThrownBy(() -> hashing.hash("")).isInstanceOf(CloudException.class);
        assertThatThrownBy(() -> hashing.hash("x".repeat(PasswordHashing.MAX_BYTES + 1)))
                .isInstanceOf(CloudException.class);
    }

    @Test
    void nobodyHasNoPassword() {
        assertThat(hashing.matches("secret", null)).isFalse();
        assertThat(hashing.matches("", hashing.hash("x"))).isFalse();
    }

    @Test
    void aProofHoldsForItsUserHashAndPasswordAndTimeOnly() {
        recent.remember("u", "hash", "secret");
        assertThat(recent.proves("u", "hash", "secret")).isTrue();
        assertThat(recent.proves("u", "hash", "Secret")).isFalse();
        assertThat(recent.proves("v", "hash", "secret")).isFalse();
        assertThat(recent.proves("u", "new hash", "secret")).isFalse();
        clock.advance(Duration.ofMinutes(5));
        assertThat(recent.proves("u", "hash", "secret")).isFalse();
    }

    @Test
    void aLifetimeOfZeroRemembersNothing() {
        RecentPasswords off = new RecentPasswords(Duration.ZERO, clock, new SecureRandom());
        off.remember("u", "hash", "secret");
        assertThat(off.proves("u", "hash", "secret")).isFalse();
    }
}
