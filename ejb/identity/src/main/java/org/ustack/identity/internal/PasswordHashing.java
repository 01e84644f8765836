package org.ustack.identity.internal;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.atomic.LongAdder;
import org.ustack.identity.IdentityError;

/**
 * bcrypt ($2b$). It takes 72 bytes; of a longer password the SHA-512 is taken instead, so that every byte counts and
 * nothing is cut in silence. Passwords over {@link #MAX_BYTES} are refused, since hashing them is work for the asking.
 */
public final class PasswordHashing {

    static final int MAX_BYTES = 4096;

    /** {@code $2b$12$…}. */
    private static final int COST_AT = 4;

    private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2B;

    private final int cost;
    private final BCrypt.Hasher hasher;
    private final BCrypt.Verifyer verifier;
    private final String nobody;
    private final LongAdder checks = new LongAdder();

    /** @param cost 4 to 31 */
    PasswordHashing(int cost, SecureRandom random) {
        this.cost = cost;
        this.hasher = BCrypt.with(VERSION, random, LongPasswordStrategies.hashSha512(VERSION));
        this.verifier = BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION));
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        this.nobody = new String(hasher.hash(cost, secret), StandardCharsets.US_ASCII);
    }

    String hash(String password) {
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
    boolean matches(String password, String hash) {
        byte[] bytes = bytes(password);
        boolean acceptable = bytes.length > 0 && bytes.length <= MAX_BYTES;
        byte[] checked = acceptable ? bytes : new byte[] {0};
        checks.increment();
        boolean verified =
                verifier.verify(checked, (hash == null ? nobody : hash).getBytes(StandardCharsets.US_ASCII)).verified;
        return verified && acceptable && hash != null;
    }

    /** Full checks so far: what a login costs, which must not tell whether there is such a user. */
    long checks() {
        return checks.sum();
    }

    /** The cost of the check for who is not there, as it stands in the hash. */
    String costOfNobody() {
        return nobody.substring(COST_AT, COST_AT + 2);
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
