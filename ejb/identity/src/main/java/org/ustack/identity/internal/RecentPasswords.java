package org.ustack.identity.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a short time that a password was right, so that each command of a CLI user need not cost a bcrypt. Kept is a
 * keyed hash over user, stored hash and password, under a key that is made at start and never leaves the process: a new
 * password changes the stored hash and voids it. Only a hit is quick; a wrong password always costs a full check. See
 * {@code docs/adr/0010-proof-of-recent-password.md}.
 */
public final class RecentPasswords {

    private static final int MOST_USERS = 10_000;

    private final Duration lifetime;
    private final Clock clock;
    private final SecretKeySpec key;
    private final Cache<String, Proof> proofs =
            Caffeine.newBuilder().maximumSize(MOST_USERS).build();

    private record Proof(byte[] value, Instant until) {}

    /** @param lifetime zero or less: never remembers */
    RecentPasswords(Duration lifetime, Clock clock, SecureRandom random) {
        this.lifetime = lifetime;
        this.clock = clock;
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    public boolean proves(String userId, String hash, String password) {
        Proof proof = hash == null ? null : proofs.getIfPresent(userId);
        return proof != null
                && clock.instant().isBefore(proof.until())
                && MessageDigest.isEqual(proof.value(), value(userId, hash, password));
    }

    /** The lifetime counts from the full check; a use does not prolong it. */
    public void remember(String userId, String hash, String password) {
        if (!lifetime.isNegative() && !lifetime.isZero()) {
            proofs.put(
                    userId,
                    new Proof(value(userId, hash, password), clock.instant().plus(lifetime)));
        }
    }

    void forget(String userId) {
        proofs.invalidate(userId);
    }

    private byte[] value(String userId, String hash, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : new String[] {userId, hash, password}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update((byte) (bytes.length >>> 8));
                mac.update((byte) bytes.length);
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
