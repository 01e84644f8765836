package org.ustack.image.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.ustack.image.ImageError;
import org.ustack.image.ImageSettings;
import org.ustack.image.internal.format.FormatInspectors;
import org.ustack.image.internal.format.FormatRefusal;
import org.ustack.image.internal.store.Digest;
import org.ustack.image.internal.store.ImageStore;
import org.ustack.image.internal.store.TooManyBytes;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Settings;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;

/** What every byte goes through on its way into the store, wherever it comes from: limits, hashes, the format's inspection. */
@ApplicationScoped
public class ContentIntake {

    @Inject
    Settings settings;

    /**
     * Takes all bytes and leaves the file complete under its own name.
     *
     * @param declaredSize what was announced, or null
     * @throws CloudException as {@link org.ustack.image.ImageContent#upload}
     */
    public Taken take(ImageStore.Incoming incoming, InputStream bytes, Long declaredSize, Expectation expected)
            throws IOException {
        Digest digest = write(incoming, bytes, declaredSize, expected);
        try {
            Long virtualSize =
                    FormatInspectors.check(expected.diskFormat(), expected.containerFormat(), incoming.content());
            incoming.complete();
            return new Taken(digest, virtualSize);
        } catch (FormatRefusal e) {
            throw new CloudException(
                    e, ImageError.FORMAT_REFUSED, "format", expected.diskFormat(), "reason", e.getMessage());
        }
    }

    /** @param virtualSize null if the bytes could not be checked against a disk format */
    public record Taken(Digest digest, Long virtualSize) {}

    private Digest write(ImageStore.Incoming incoming, InputStream bytes, Long declaredSize, Expectation expected)
            throws IOException {
        long largest = settings.get(ImageSettings.MAX_BYTES);
        long most = Math.min(largest, expected.freeBytes());
        if (declaredSize != null && declaredSize > most) {
            throw tooLarge(largest, expected, declaredSize);
        }
        Digest digest;
        try {
            digest = incoming.write(bytes, most);
        } catch (TooManyBytes e) {
            throw tooLarge(largest, expected, most + 1);
        }
        if (declaredSize != null && declaredSize != digest.size()) {
            throw new CloudException(ImageError.SIZE_MISMATCH, "declared", declaredSize, "received", digest.size());
        }
        return digest;
    }

    private static CloudException tooLarge(long largest, Expectation expected, long wanted) {
        if (expected.freeBytes() >= largest) {
            return new CloudException(ImageError.TOO_LARGE, "limit", largest);
        }
        String name = QuotaResource.IMAGE_BYTES.apiName();
        return new CloudException(
                QuotaError.EXCEEDED,
                "resources",
                List.of(name),
                "resource",
                name,
                "requested",
                wanted,
                "used",
                expected.usedBytes(),
                "limit",
                expected.byteLimit());
    }
}
