package org.ustack.identity.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Passcodes that change with the time: RFC 6238 with HMAC-SHA-1, six digits, 30 seconds. */
final class Totp {

    static final Duration STEP = Duration.ofSeconds(30);

    /** The passcode of the step before is still good, since it is typed by hand. */
    private static final int STEPS_BEFORE = 1;

    private static final int MODULUS = 1_000_000;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /** The step that the passcode is of, if it is good now; empty if it is wrong or the secret is no base 32. */
    static Optional<Long> step(String base32, String passcode, Instant now) {
        byte[] key = decode(base32);
        long current = now.getEpochSecond() / STEP.toSeconds();
        for (long step = current; key.length > 0 && step >= current - STEPS_BEFORE; step--) {
            byte[] right = passcode(key, step).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(right, passcode.getBytes(StandardCharsets.UTF_8))) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** RFC 4226, section 5.3. */
    static String passcode(byte[] key, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0x0f;
            int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    /** RFC 4648, section 6, without padding. */
    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte each : bytes) {
            buffer = buffer << Byte.SIZE | each & 0xff;
            bits += Byte.SIZE;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(buffer >> bits & 31));
                buffer &= (1 << bits) - 1;
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(ALPHABET.charAt(buffer << 5 - bits & 31)).toString();
    }

    /** RFC 4648, section 6; empty if it is not that. */
    static byte[] decode(String base32) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char letter :
                base32.trim().toUpperCase(Locale.ROOT).replace("=", "").toCharArray()) {
            int value = ALPHABET.indexOf(letter);
            if (value < 0) {
                return new byte[0];
            }
            buffer = buffer << 5 | value;
            bits += 5;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
