package org.ustack.identity.internal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Fernet, version 0x80, after its public specification: version, time, IV, AES-128-CBC, then HMAC-SHA256 over all of it,
 * written in URL-safe base 64.
 */
final class Fernet {

    static final int IV_BYTES = 16;

    private static final byte VERSION = (byte) 0x80;
    private static final int HEADER_BYTES = 1 + Long.BYTES + IV_BYTES;
    private static final int BLOCK_BYTES = 16;
    private static final int MAC_BYTES = 32;
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private Fernet() {}

    /** 32 bytes: the first half signs, the second encrypts. */
    record Key(SecretKeySpec signing, SecretKeySpec encryption) {

        static final int BYTES = 32;

        static Key of(byte[] bytes) {
            if (bytes.length != BYTES) {
                throw new IllegalArgumentException("a Fernet key has " + BYTES + " bytes, not " + bytes.length);
            }
            return new Key(
                    new SecretKeySpec(bytes, 0, BYTES / 2, "HmacSHA256"),
                    new SecretKeySpec(bytes, BYTES / 2, BYTES / 2, "AES"));
        }

        /** @throws IllegalArgumentException if the text is not a key in URL-safe base 64 */
        static Key parse(String text) {
            return of(Base64.getUrlDecoder().decode(text.trim()));
        }

        /** A record would print its parts. */
        @Override
        public String toString() {
            return "Fernet key";
        }
    }

    /** A message whose origin is proven. */
    record Opened(byte[] message, Instant createdAt) {

        boolean freshAt(Instant now, Duration lifetime) {
            return !createdAt.isAfter(now.plus(CLOCK_SKEW)) && now.isBefore(createdAt.plus(lifetime));
        }
    }

    /** @param iv 16 bytes that were never used with this key before */
    static String seal(Key key, byte[] message, Instant now, byte[] iv) {
        byte[] cipherText = cipher(Cipher.ENCRYPT_MODE, key, iv, message, 0, message.length)
                .orElseThrow(() -> new IllegalStateException("AES cannot encrypt"));
        ByteBuffer body = ByteBuffer.allocate(HEADER_BYTES + cipherText.length + MAC_BYTES);
        body.put(VERSION).putLong(now.getEpochSecond()).put(iv).put(cipherText);
        body.put(mac(key, body.array(), body.position()));
        return Base64.getUrlEncoder().encodeToString(body.array());
    }

    /** Empty if none of the keys made this token, or it is not one. */
    static Optional<Opened> open(List<Key> keys, String token) {
        byte[] body;
        try {
            body = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int cipherBytes = body.length - HEADER_BYTES - MAC_BYTES;
        if (cipherBytes < BLOCK_BYTES || cipherBytes % BLOCK_BYTES != 0 || body[0] != VERSION) {
            return Optional.empty();
        }
        byte[] sent = Arrays.copyOfRange(body, body.length - MAC_BYTES, body.length);
        for (Key key : keys) {
            if (MessageDigest.isEqual(sent, mac(key, body, body.length - MAC_BYTES))) {
                byte[] iv = Arrays.copyOfRange(body, 1 + Long.BYTES, HEADER_BYTES);
                Instant createdAt = Instant.ofEpochSecond(ByteBuffer.wrap(body).getLong(1));
                return cipher(Cipher.DECRYPT_MODE, key, iv, body, HEADER_BYTES, cipherBytes)
                        .map(message -> new Opened(message, createdAt));
            }
        }
        return Optional.empty();
    }

    private static byte[] mac(Key key, byte[] bytes, int length) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key.signing());
            mac.update(bytes, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** Empty on bad padding, which only the owner of the key can produce. */
    private static Optional<byte[]> cipher(int mode, Key key, byte[] iv, byte[] bytes, int offset, int length) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, key.encryption(), new IvParameterSpec(iv));
            return Optional.of(cipher.doFinal(bytes, offset, length));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
