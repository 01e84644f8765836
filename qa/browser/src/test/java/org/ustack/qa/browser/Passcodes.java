package org.ustack.qa.browser;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an authenticator app does: RFC 6238, by other means than the product's. */
final class Passcodes {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Passcodes() {}

    /** @param secret in base 32, of a multiple of eight letters; spaces say nothing */
    static String now(String secret) {
        BigInteger number = BigInteger.ZERO;
        String letters = secret.replace(" ", "");
        for (char letter : letters.toCharArray()) {
            number = number.shiftLeft(5).add(BigInteger.valueOf(ALPHABET.indexOf(letter)));
        }
        byte[] key = new byte[letters.length() * 5 / 8];
        byte[] bytes = number.toByteArray();
        for (int i = 0; i < Math.min(key.length, bytes.length); i++) {
            key[key.length - 1 - i] = bytes[bytes.length - 1 - i];
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8)
                    .putLong(System.currentTimeMillis() / 30_000)
                    .array());
            int value = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", value % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
