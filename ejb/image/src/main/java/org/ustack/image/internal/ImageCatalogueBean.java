package org.ustack.image.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.ustack.contract.ImageSource;
import org.ustack.image.ImageCatalogue;
import org.ustack.image.ImageError;
import org.ustack.image.ImageSettings;
import org.ustack.image.ImageStatus;
import org.ustack.image.domain.Image;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;

/** Images as compute sees them. */
@Stateless
public class ImageCatalogueBean implements ImageCatalogue {

    private static final String QCOW2 = "qcow2";
    private static final String RAW = "raw";

    /** Read as they are; what else they may be called does not change a byte. */
    private static final Set<String> PLAIN = Set.of(RAW, "iso", "ami");

    @PersistenceContext(unitName = "image")
    EntityManager em;

    @Inject
    Settings settings;

    @Inject
    ContentSigner signer;

    @Override
    public BootableImage bootable(RequestContext caller, String imageId) {
        Image image = new ImageRepository(em).visible(caller, imageId);
        if (image.status() != ImageStatus.ACTIVE) {
            throw new CloudException(
                    ImageError.IMAGE_NOT_ACTIVE,
                    "id",
                    imageId,
                    "status",
                    image.status().apiName());
        }
        if (!QCOW2.equals(image.diskFormat()) && !PLAIN.contains(image.diskFormat())) {
            throw notBootable(imageId, "disk format " + image.diskFormat() + " cannot be booted from");
        }
        if (!image.formatProven()) {
            throw notBootable(imageId, "container format " + image.containerFormat() + " cannot be booted from");
        }
        return new BootableImage(
                imageId,
                image.name(),
                image.diskFormat(),
                image.minDisk(),
                image.minRam(),
                image.size(),
                image.virtualSize(),
                Map.copyOf(image.properties()));
    }

    private static CloudException notBootable(String imageId, String reason) {
        return new CloudException(ImageError.IMAGE_NOT_BOOTABLE, "id", imageId, "reason", reason);
    }

    @Override
    public ImageSource source(String imageId, Duration validFor) {
        Image image = new ImageRepository(em).find(imageId).orElseThrow(() -> ImageRepository.notFound(imageId));
        if (image.size() == null || !image.formatProven()) {
            throw new CloudException(
                    ImageError.IMAGE_NOT_ACTIVE,
                    "id",
                    imageId,
                    "status",
                    image.status().apiName());
        }
        return new ImageSource(
                imageId,
                ImageSettings.internalUrl(settings) + signer.sign(imageId, validFor),
                QCOW2.equals(image.diskFormat()) ? QCOW2 : RAW,
                image.size(),
                image.sha512(),
                Map.copyOf(image.properties()));
    }

    @Override
    public Map<String, String> names(Collection<String> ids) {
        return new ImageRepository(em).names(ids);
    }
}
