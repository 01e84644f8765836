package org.ustack.compute.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.ustack.compute.ComputeError;
import org.ustack.kernel.CloudException;

/**
 * Public keys as OpenSSH writes them (RFC 4253 section 6.6, RFC 5656, RFC 8709): making, checking, and the MD5 fingerprint
 * of the key blob. Private keys are PEM of PKCS #1 (RFC 8017).
 */
final class SshKeys {

    private static final int BITS = 2048;
    private static final int PEM_WIDTH = 64;
    private static final int MIN_RSA_BYTES = 1024 / 8;

    /** Curve and length of the point, by key type. */
    private static final Map<String, Integer> EC_POINTS =
            Map.of("ecdsa-sha2-nistp256", 65, "ecdsa-sha2-nistp384", 97, "ecdsa-sha2-nistp521", 133);

    private SshKeys() {}

    record Made(String privatePem, String publicLine, String fingerprint) {}

    static Made generate(String comment) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            byte[] blob = blob((RSAPublicKey) pair.getPublic());
            String line = "ssh-rsa " + Base64.getEncoder().encodeToString(blob) + " " + comment;
            return new Made(pem((RSAPrivateCrtKey) pair.getPrivate()), line, fingerprint(blob));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no RSA", e);
        }
    }

    /**
     * Checks a line {@code type base64 [comment]}.
     *
     * @return its fingerprint
     * @throws CloudException {@link ComputeError#KEY_PAIR_INVALID}
     */
    static String check(String line) {
        String[] words = line.trim().split("\\s+", 3);
        if (words.length < 2 || line.trim().indexOf('\n') >= 0) {
            throw invalid("failed to generate fingerprint");
        }
        byte[] blob;
        try {
            blob = Base64.getDecoder().decode(words[1]);
            checkBlob(words[0], ByteBuffer.wrap(blob));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw invalid("failed to generate fingerprint");
        }
        return fingerprint(blob);
    }

    private static void checkBlob(String type, ByteBuffer blob) {
        require(new String(field(blob), StandardCharsets.US_ASCII).equals(type));
        if (type.equals("ssh-rsa")) {
            require(field(blob).length > 0);
            require(field(blob).length >= MIN_RSA_BYTES);
        } else if (type.equals("ssh-ed25519")) {
            require(field(blob).length == 32);
        } else if (EC_POINTS.containsKey(type)) {
            require(type.endsWith(new String(field(blob), StandardCharsets.US_ASCII)));
            require(field(blob).length == EC_POINTS.get(type));
        } else {
            throw new IllegalArgumentException("unknown type");
        }
        require(!blob.hasRemaining());
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not a key");
        }
    }

    private static byte[] field(ByteBuffer blob) {
        int length = blob.getInt();
        require(length >= 0 && length <= blob.remaining());
        byte[] bytes = new byte[length];
        blob.get(bytes);
        return bytes;
    }

    /** @return the fingerprint (SHA-1 of the encoding) of a PEM certificate */
    static String checkCertificate(String pem) {
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            return hex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw invalid("failed to generate X509 fingerprint. Error message: " + e.getMessage());
        }
    }

    private static String fingerprint(byte[] blob) {
        try {
            return hex(MessageDigest.getInstance("MD5").digest(blob));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.ofDelimiter(":").formatHex(digest);
    }

    private static byte[] blob(RSAPublicKey key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (byte[] field : new byte[][] {
                "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
                key.getPublicExponent().toByteArray(),
                key.getModulus().toByteArray()
            }) {
                out.writeInt(field.length);
                out.write(field);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** PKCS #8 wraps PKCS #1 in an octet string; clients of the API expect the latter. */
    private static String pem(RSAPrivateCrtKey key) {
        ByteArrayOutputStream numbers = new ByteArrayOutputStream();
        numbers.writeBytes(new byte[] {2, 1, 0});
        for (BigInteger number : new BigInteger[] {
            key.getModulus(),
            key.getPublicExponent(),
            key.getPrivateExponent(),
            key.getPrimeP(),
            key.getPrimeQ(),
            key.getPrimeExponentP(),
            key.getPrimeExponentQ(),
            key.getCrtCoefficient()
        }) {
            numbers.writeBytes(der((byte) 2, number.toByteArray()));
        }
        byte[] sequence = der((byte) 0x30, numbers.toByteArray());
        return "-----BEGIN RSA PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(PEM_WIDTH, new byte[] {'\n'}).encodeToString(sequence)
                + "\n-----END RSA PRIVATE KEY-----\n";
    }

    private static byte[] der(byte tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int skip = length[0] == 0 ? 1 : 0;
            out.write(0x80 | length.length - skip);
            out.write(length, skip, length.length - skip);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static CloudException invalid(String reason) {
        return new CloudException(ComputeError.KEY_PAIR_INVALID, "reason", reason);
    }
}
