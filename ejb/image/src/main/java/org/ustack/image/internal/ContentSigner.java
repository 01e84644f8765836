package org.ustack.image.internal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;
import org.ustack.image.ImageSettings;
import org.ustack.kernel.Settings;

/**
 * Signs addresses of image bytes, so that an agent needs no token: HMAC-SHA256 over image id and expiry with a key that only
 * the controllers know. The key lies in a file that only its owner can read, and is made when there is none.
 */
@ApplicationScoped
public class ContentSigner {

    private static final Logger LOG = Logger.getLogger(ContentSigner.class);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    /** Before the id in what is signed; no id begins with it. */
    private static final String UPLOAD = "upload:";

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private SecretKeySpec key;

    @PostConstruct
    void readKey() {
        key = new SecretKeySpec(readOrMake(ImageSettings.keyFile(settings)), ALGORITHM);
    }

    /** Path and query of an address that works for that long. */
    String sign(String imageId, Duration validFor) {
        String expires = Long.toString(clock.instant().plus(validFor).getEpochSecond());
        return "/ustack/v1/images/" + imageId + "/content?expires=" + expires + "&signature="
                + signature(imageId, expires);
    }

    /** Whether the address was made here and its time is not over; the comparison takes the same time for all signatures. */
    boolean accepts(String imageId, String expires, String signature) {
        if (expires == null || signature == null || !expires.matches("[0-9]{1,12}")) {
            return false;
        }
        boolean genuine = MessageDigest.isEqual(
                signature(imageId, expires).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
        return genuine && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(expires)));
    }

    /** Path and query of an address that takes the bytes for that long. */
    String signUpload(String imageId, Duration validFor) {
        return sign(UPLOAD + imageId, validFor).replace(UPLOAD, "");
    }

    /** As {@link #accepts}, for an address of {@link #signUpload}: who may read may not write. */
    boolean acceptsUpload(String imageId, String expires, String signature) {
        return accepts(UPLOAD + imageId, expires, signature);
    }

    private String signature(String imageId, String expires) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((imageId + "\n" + expires).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            byte[] bytes = HexFormat.of()
                    .parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (bytes.length < KEY_BYTES) {
                throw new IllegalStateException("the key in " + file + " is too short");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("no key for image addresses in " + file, e);
        }
    }

    /** Written beside and linked into place: another controller that starts now sees a whole key or none. */
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                ".image-content",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(
                    fresh,
                    HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII),
                    StandardOpenOption.SYNC);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            LOG.debugf("another controller has made %s at the same time; its key is as good", file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
