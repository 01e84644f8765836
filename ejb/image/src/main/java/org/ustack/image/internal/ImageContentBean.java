package org.ustack.image.internal;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.ustack.image.ImageContent;
import org.ustack.image.ImageError;
import org.ustack.image.ImageSettings;
import org.ustack.image.ImageStatus;
import org.ustack.image.domain.ImageLifecycle.Event;
import org.ustack.image.internal.UploadLedger.Expectation;
import org.ustack.image.internal.UploadLedger.Readable;
import org.ustack.image.internal.format.FormatInspectors;
import org.ustack.image.internal.format.FormatRefusal;
import org.ustack.image.internal.store.BrokenSource;
import org.ustack.image.internal.store.Digest;
import org.ustack.image.internal.store.ImageStore;
import org.ustack.image.internal.store.TooManyBytes;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;

/**
 * Moves bytes between clients and the store. One bean for all, without transaction and without lock: an upload lasts as long
 * as the client likes, and must hold nothing that others wait for.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImageContentBean implements ImageContent {

    private static final Logger LOG = Logger.getLogger(ImageContentBean.class);

    @Inject
    UploadLedger ledger;

    @Inject
    ContentSigner signer;

    @Inject
    ImageStores stores;

    @Inject
    Ids ids;

    @Inject
    Settings settings;

    @Override
    public void upload(RequestContext caller, String id, InputStream bytes, Long declaredSize) {
        receive(caller, id, bytes, declaredSize, Event.UPLOAD_BEGUN);
    }

    @Override
    public void stage(RequestContext caller, String id, InputStream bytes, Long declaredSize) {
        receive(caller, id, bytes, declaredSize, Event.STAGING_BEGUN);
    }

    @Override
    public void importStaged(RequestContext caller, String id) {
        ledger.importStaged(caller, id);
    }

    private void receive(RequestContext caller, String id, InputStream bytes, Long declaredSize, Event event) {
        String key = ids.uuid();
        // The file is there and locked before the row says so: a sweep sees an upload at work, never one that seems
        // dead.
        try (ImageStore.Incoming incoming = stores.store().begin(key)) {
            Expectation expected = ledger.begin(caller, id, key, event);
            boolean accepted = false;
            try {
                Digest digest = write(id, incoming, bytes, declaredSize, expected);
                Long virtualSize =
                        FormatInspectors.check(expected.diskFormat(), expected.containerFormat(), incoming.content());
                incoming.complete();
                // From here on only the row decides: a commit whose answer was lost must not lose its bytes.
                incoming.keep();
                ledger.accept(id, key, digest, virtualSize);
                accepted = true;
            } catch (FormatRefusal e) {
                throw new CloudException(
                        e, ImageError.FORMAT_REFUSED, "format", expected.diskFormat(), "reason", e.getMessage());
            } finally {
                if (!accepted && ledger.lose(id, key)) {
                    incoming.drop();
                }
            }
        } catch (BrokenSource e) {
            LOG.debugf("upload of image %s broke off: %s", id, e.getCause());
            throw new CloudException(e, ImageError.UPLOAD_BROKEN, "id", id);
        } catch (IOException e) {
            LOG.errorf(e, "the store does not take image %s", id);
            throw new CloudException(e, ImageError.STORE_FAILED);
        }
    }

    private Digest write(
            String id, ImageStore.Incoming incoming, InputStream bytes, Long declaredSize, Expectation expected)
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
        if (digest.size() == 0) {
            throw new CloudException(ImageError.NO_BYTES, "id", id);
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

    @Override
    public Optional<StoredImage> open(RequestContext caller, String id) {
        Readable image = ledger.readable(caller, id);
        if (image.status() == ImageStatus.DEACTIVATED && !caller.isAdmin()) {
            throw new CloudException(ImageError.DEACTIVATED, "id", id);
        }
        return stored(id, image);
    }

    @Override
    public StoredImage openSigned(String id, String expires, String signature) {
        if (!signer.accepts(id, expires, signature)) {
            throw new CloudException(ImageError.BAD_SIGNATURE);
        }
        return stored(id, ledger.readable(id)).orElseThrow(() -> ImageRepository.notFound(id));
    }

    private Optional<StoredImage> stored(String id, Readable image) {
        if (image.status() != ImageStatus.ACTIVE && image.status() != ImageStatus.DEACTIVATED) {
            return Optional.empty();
        }
        return Optional.of(
                new StoredImage(id, stores.store().path(image.key()), image.size(), image.md5(), image.sha512()));
    }
}
