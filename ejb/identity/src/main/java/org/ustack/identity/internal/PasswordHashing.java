package org.ustack.identity.internal;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.ustack.identity.IdentityError;

/**
 * bcrypt ($2b$). It takes 72 bytes; of a longer password the SHA-512 is taken instead, so that every byte counts and
 * nothing is cut in silence. Passwords over {@link #MAX_BYTES} are refused, since hashing them is work for the asking.
 *
 * <p>Every check costs the same rounds, those of the strongest hash there is: the check of a weaker one, made before the
 * cost was raised, is followed by idle rounds. See {@code docs/adr/0036-checks-cost-the-strongest-hash.md}.
 */
public final class PasswordHashing {

    static final int MAX_BYTES = 4096;

    /** {@code $2b$12$…}. */
    private static final int COST_AT = 4;

    private static final byte[] NOTHING = {0};

    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;

    private final int cost;
    private final BCrypt.Hasher hasher;
    private final BCrypt.Verifyer verifier;
    private final AtomicInteger strongest;
    private final LongAdder rounds = new LongAdder();

    /** @param cost 4 to 31 */
    PasswordHashing(int cost, SecureRandom random) {
        this.cost = cost;
        this.hasher = BCrypt.with(VERSION, random, LongPasswordStrategies.hashSha512(VERSION));
        this.verifier = BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION));
        this.strongest = new AtomicInteger(cost);
    }

    public String hash(String password) {
        byte[] bytes = bytes(password);
        if (bytes.length == 0) {
            throw IdentityError.invalid("Password must not be empty.");
        }
        if (bytes.length > MAX_BYTES) {
            throw IdentityError.invalid("Password length must be less than or equal to " + MAX_BYTES + " bytes.");
        }
        return new String(hasher.hash(cost, bytes), StandardCharsets.US_ASCII);
    }

    /** @param hash null for a user that has no password or does not exist: as much work, and never true */
    public boolean matches(String password, String hash) {
        byte[] bytes = bytes(password);
        boolean acceptable = bytes.length > 0 && bytes.length <= MAX_BYTES;
        byte[] checked = acceptable ? bytes : NOTHING;
        if (hash == null) {
            spend(strongest.get(), checked);
            return false;
        }
        int stored = costOf(hash);
        expect(stored);
        rounds.add(1L << stored);
        boolean verified = verifier.verify(checked, hash.getBytes(StandardCharsets.US_ASCII)).verified;
        // Each step up doubles the rounds: those of a cost and of all from it to below the strongest make the
        // strongest's.
        for (int idle = stored; idle < strongest.get(); idle++) {
            spend(idle, checked);
        }
        return verified && acceptable;
    }

    private void spend(int atCost, byte[] bytes) {
        rounds.add(1L << atCost);
        hasher.hash(atCost, bytes);
    }

    /** Whether a hash was made at a lower cost than new ones are. */
    boolean isWeak(String hash) {
        return costOf(hash) < cost;
    }

    /** There is a hash of that cost: from now on no check costs less. */
    void expect(int storedCost) {
        strongest.accumulateAndGet(storedCost, Math::max);
    }

    /** Rounds of bcrypt so far in checks: what a login costs, which must not tell whether there is such a user. */
    long rounds() {
        return rounds.sum();
    }

    private static int costOf(String hash) {
        return Integer.parseInt(hash.substring(COST_AT, COST_AT + 2));
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
