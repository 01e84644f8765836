package org.ustack.image.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.contract.ImageTarget;
import org.ustack.image.CreateImage;
import org.ustack.image.ImageService;
import org.ustack.image.ImageSettings;
import org.ustack.image.SnapshotImages;
import org.ustack.image.Visibility;
import org.ustack.image.domain.Image;
import org.ustack.image.domain.ImageLifecycle;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.quota.QuotaService;

/** Images of servers, in the transaction of what makes or ends them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SnapshotImagesBean implements SnapshotImages {

    @PersistenceContext(unitName = "image")
    EntityManager em;

    @Inject
    ImageService images;

    @Inject
    ContentSigner signer;

    @Inject
    Settings settings;

    @Inject
    QuotaService quota;

    @Inject
    Clock clock;

    @Inject
    AfterCommit afterCommit;

    @Inject
    ImageStores stores;

    @Override
    public String create(RequestContext caller, NewSnapshot snapshot) {
        int minRam = snapshot.baseImageId() == null
                ? 0
                : new ImageRepository(em)
                        .find(snapshot.baseImageId())
                        .map(Image::minRam)
                        .orElse(0);
        Map<String, String> properties = new HashMap<>(snapshot.properties());
        // What an image has itself is not said a second time by a property of the same name.
        properties.keySet().removeIf(ImageChanges::belongsToImage);
        return images.create(
                        caller,
                        new CreateImage(
                                null,
                                snapshot.name(),
                                null,
                                Visibility.PRIVATE,
                                "qcow2",
                                "bare",
                                snapshot.minDiskGib(),
                                minRam,
                                false,
                                false,
                                Set.of(),
                                properties))
                .id();
    }

    @Override
    public ImageTarget target(String imageId, Duration validFor) {
        return new ImageTarget(imageId, ImageSettings.internalUrl(settings) + signer.signUpload(imageId, validFor));
    }

    @Override
    public void discard(String imageId) {
        ImageRepository repository = new ImageRepository(em);
        repository
                .lock(imageId)
                .filter(image -> !image.deleteProtected())
                .ifPresent(image -> discard(repository, image));
    }

    private void discard(ImageRepository repository, Image image) {
        String key = image.contentKey();
        image.apply(ImageLifecycle.Event.DELETED, clock.instant());
        quota.release(image.id());
        repository.remove(image);
        if (key != null) {
            afterCommit.run(() -> stores.discard(key));
        }
    }

    @Override
    public List<String> backups(String serverId, String type) {
        return em.createQuery(
                        "select i.id from Image i join i.properties s join i.properties t"
                                + " where key(s) = 'instance_uuid' and value(s) = :server"
                                + " and key(t) = 'backup_type' and value(t) = :type order by i.createdAt desc, i.id",
                        String.class)
                .setParameter("server", serverId)
                .setParameter("type", type)
                .getResultList();
    }
}
