package org.ustack.image.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.image.ImageError;
import org.ustack.image.ImageStatus;
import org.ustack.image.domain.Image;
import org.ustack.image.domain.ImageLifecycle.Event;
import org.ustack.image.internal.store.Digest;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

/** The short transactions before and after the bytes of an image move. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class UploadLedger {

    @PersistenceContext(unitName = "image")
    EntityManager em;

    @Inject
    QuotaService quota;

    @Inject
    Clock clock;

    /**
     * Notes that bytes arrive under this key.
     *
     * @param event {@link Event#UPLOAD_BEGUN} or {@link Event#STAGING_BEGUN}
     * @return what the bytes must be
     */
    public Expectation begin(RequestContext caller, String id, String key, Event event) {
        return begin(new ImageRepository(em).owned(caller, id), key, event);
    }

    /** The same for who needs no permission. */
    public Expectation begin(String id, String key, Event event) {
        return begin(new ImageRepository(em).lock(id).orElseThrow(() -> ImageRepository.notFound(id)), key, event);
    }

    private Expectation begin(Image image, String key, Event event) {
        String id = image.id();
        if (!image.allows(event)) {
            ImageStatus to = event == Event.UPLOAD_BEGUN ? ImageStatus.SAVING : ImageStatus.UPLOADING;
            throw new CloudException(
                    ImageError.NOT_QUEUED, "id", id, "from", image.status().apiName(), "to", to.apiName());
        }
        List<String> missing = new ArrayList<>();
        if (image.diskFormat() == null) {
            missing.add("disk_format");
        }
        if (image.containerFormat() == null) {
            missing.add("container_format");
        }
        if (!missing.isEmpty()) {
            throw new CloudException(ImageError.FORMAT_NOT_SET, "names", String.join(", ", missing));
        }
        image.apply(event, clock.instant());
        image.expectBytes(key);
        return Expectation.of(image, image.diskFormat(), image.containerFormat(), quota);
    }

    /** @throws CloudException {@link ImageError#IMAGE_NOT_FOUND} if the image was deleted while its bytes came */
    public void accept(String id, String key, Digest digest, Long provenVirtualSize) {
        Image image = receiving(id, key);
        image.apply(Event.BYTES_ACCEPTED, clock.instant());
        image.takeBytes(digest.size(), digest.md5(), digest.sha512(), provenVirtualSize);
        if (image.owner() != null) {
            quota.claim(image.owner(), id, Map.of(QuotaResource.IMAGE_BYTES, digest.size()));
        }
    }

    private Image receiving(String id, String key) {
        return new ImageRepository(em)
                .lock(id)
                .filter(image -> key.equals(image.contentKey()))
                .orElseThrow(() -> ImageRepository.notFound(id));
    }

    /**
     * Puts the image back to where it was before the bytes came.
     *
     * @return whether no image refers to that key now
     */
    public boolean lose(String id, String key) {
        Image image = new ImageRepository(em)
                .lock(id)
                .filter(found -> key.equals(found.contentKey()))
                .orElse(null);
        if (image == null) {
            return true;
        }
        if (image.status() == ImageStatus.ACTIVE || image.size() != null || !image.allows(Event.BYTES_LOST)) {
            return false;
        }
        image.apply(Event.BYTES_LOST, clock.instant());
        return true;
    }

    /** What there is to read of an image that the caller may see. */
    public Readable readable(RequestContext caller, String id) {
        return readable(new ImageRepository(em).visible(caller, id));
    }

    /** The same for who needs no permission. */
    public Readable readable(String id) {
        return readable(new ImageRepository(em).find(id).orElseThrow(() -> ImageRepository.notFound(id)));
    }

    private static Readable readable(Image image) {
        return new Readable(image.status(), image.contentKey(), image.size(), image.md5(), image.sha512());
    }

    /** @param size null if the bytes are not there yet */
    public record Readable(ImageStatus status, String key, Long size, String md5, String sha512) {}

    /** Images whose bytes are on their way, by the key of the bytes. */
    public Map<String, String> arriving() {
        return new ImageRepository(em).arriving();
    }

    /** Those of the keys that belong to an image. */
    public Set<String> known(Collection<String> keys) {
        return new ImageRepository(em).known(keys);
    }
}
