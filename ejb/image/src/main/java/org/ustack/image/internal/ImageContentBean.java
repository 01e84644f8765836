package org.ustack.image.internal;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.ustack.image.ImageContent;
import org.ustack.image.ImageError;
import org.ustack.image.ImageStatus;
import org.ustack.image.domain.ImageLifecycle.Event;
import org.ustack.image.internal.UploadLedger.Readable;
import org.ustack.image.internal.store.BrokenSource;
import org.ustack.image.internal.store.ImageStore;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;

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
    ContentIntake intake;

    @Override
    public void upload(RequestContext caller, String id, InputStream bytes, Long declaredSize) {
        receive(id, bytes, declaredSize, key -> ledger.begin(caller, id, key, Event.UPLOAD_BEGUN));
    }

    @Override
    public void stage(RequestContext caller, String id, InputStream bytes, Long declaredSize) {
        receive(id, bytes, declaredSize, key -> ledger.begin(caller, id, key, Event.STAGING_BEGUN));
    }

    @Override
    public void uploadSigned(String id, String expires, String signature, InputStream bytes, Long declaredSize) {
        if (!signer.acceptsUpload(id, expires, signature)) {
            throw new CloudException(ImageError.BAD_SIGNATURE);
        }
        if (ledger.readable(id).status() != ImageStatus.ACTIVE) {
            receive(id, bytes, declaredSize, key -> ledger.begin(id, key, Event.UPLOAD_BEGUN));
        }
    }

    /** @param begin notes that bytes arrive under the key that it is given, and tells what they must be */
    private void receive(String id, InputStream bytes, Long declaredSize, Function<String, Expectation> begin) {
        String key = ids.uuid();
        // The file is there and locked before the row says so: a sweep sees an upload at work, never one that seems
        // dead.
        try (ImageStore.Incoming incoming = stores.store().begin(key)) {
            Expectation expected = begin.apply(key);
            boolean accepted = false;
            try {
                ContentIntake.Taken taken = intake.take(incoming, bytes, declaredSize, expected);
                // From here on only the row decides: a commit whose answer was lost must not lose its bytes.
                incoming.keep();
                ledger.accept(id, key, taken.digest(), taken.virtualSize());
                accepted = true;
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
