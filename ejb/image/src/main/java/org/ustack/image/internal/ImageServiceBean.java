package org.ustack.image.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ustack.image.CreateImage;
import org.ustack.image.ImageChange;
import org.ustack.image.ImageError;
import org.ustack.image.ImageFormats;
import org.ustack.image.ImageQuery;
import org.ustack.image.ImageService;
import org.ustack.image.ImageSettings;
import org.ustack.image.ImageView;
import org.ustack.image.domain.Image;
import org.ustack.image.domain.ImageLifecycle;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.kernel.Slice;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

/** Image records in the caller's transaction. */
@Stateless
public class ImageServiceBean implements ImageService {

    private static final String UUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
    private static final int MAX_OWNER = 64;
    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 65_535;

    @PersistenceContext(unitName = "image")
    EntityManager em;

    @Inject
    QuotaService quota;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Inject
    Settings settings;

    @Inject
    AfterCommit afterCommit;

    @Inject
    ImageStores stores;

    @Override
    public ImageView create(RequestContext caller, CreateImage command) {
        ImageRepository images = new ImageRepository(em);
        ImageChanges rules = rules(caller);
        rules.requireMayShow(command.visibility());
        requireSound(command);
        String owner = owner(caller, command);
        String id = command.id() == null ? ids.uuid() : command.id().toLowerCase(java.util.Locale.ROOT);
        if (!id.matches(UUID)) {
            throw CommonError.invalid("id", command.id(), "Failed validating 'pattern': a UUID is expected");
        }
        if (images.find(id).isPresent()) {
            throw new CloudException(ImageError.ID_TAKEN, "id", id);
        }
        Image image = new Image(id, owner, command, clock.instant());
        rules.requireWithinLimits(image);
        if (owner != null) {
            quota.claim(owner, id, Map.of(QuotaResource.IMAGES, 1L));
        }
        images.add(image);
        em.flush();
        return image.view();
    }

    private static void requireSound(CreateImage command) {
        if (command.name() != null) {
            ImageChanges.text("name", command.name(), MAX_NAME);
        }
        ImageChanges.format("disk_format", command.diskFormat(), ImageFormats.DISK);
        ImageChanges.format("container_format", command.containerFormat(), ImageFormats.CONTAINER);
        command.tags().forEach(ImageChanges::tag);
        command.properties().forEach((name, text) -> {
            ImageChanges.requireWritable(name);
            ImageChanges.property(name);
            ImageChanges.text(name, text, MAX_TEXT);
        });
    }

    private static String owner(RequestContext caller, CreateImage command) {
        String owner = command.owner();
        if (owner == null) {
            return caller.projectId();
        }
        if (!caller.maySee(owner)) {
            throw new CloudException(
                    ImageError.NOT_PERMITTED,
                    "reason",
                    "You are not permitted to create images owned by '" + owner + "'.");
        }
        return ImageChanges.text("owner", owner, MAX_OWNER);
    }

    @Override
    public ImageView show(RequestContext caller, String id) {
        return new ImageRepository(em).visible(caller, id).view();
    }

    @Override
    public Slice<ImageView> list(RequestContext caller, ImageQuery query) {
        return new ImageRepository(em).list(caller, query);
    }

    @Override
    public ImageView change(RequestContext caller, String id, List<ImageChange> changes) {
        Image image = new ImageRepository(em).owned(caller, id);
        if (changes.isEmpty()) {
            return image.view();
        }
        String ownerBefore = image.owner();
        rules(caller).apply(image, changes);
        image.touch(clock.instant());
        if (image.owner() != null && !image.owner().equals(ownerBefore)) {
            moveClaims(image);
        }
        em.flush();
        return image.view();
    }

    /** What an image takes up is counted where it belongs. */
    private void moveClaims(Image image) {
        quota.release(image.id());
        quota.claim(image.owner(), image.id(), Map.of(QuotaResource.IMAGES, 1L));
        if (image.size() != null) {
            quota.claim(image.owner(), image.id(), Map.of(QuotaResource.IMAGE_BYTES, image.size()));
        }
    }

    @Override
    public void delete(RequestContext caller, String id) {
        ImageRepository images = new ImageRepository(em);
        Image image = images.owned(caller, id);
        if (image.deleteProtected()) {
            throw new CloudException(ImageError.IMAGE_PROTECTED, "id", id);
        }
        String key = image.contentKey();
        image.apply(ImageLifecycle.Event.DELETED, clock.instant());
        quota.release(id);
        images.remove(image);
        if (key != null) {
            afterCommit.run(() -> stores.discard(key));
        }
    }

    @Override
    public void addTag(RequestContext caller, String id, String tag) {
        Image image = new ImageRepository(em).owned(caller, id);
        if (image.tags().add(ImageChanges.tag(tag))) {
            rules(caller).requireWithinLimits(image);
            image.touch(clock.instant());
        }
    }

    @Override
    public void removeTag(RequestContext caller, String id, String tag) {
        Image image = new ImageRepository(em).owned(caller, id);
        if (!image.tags().remove(tag)) {
            throw new CloudException(ImageError.TAG_NOT_FOUND, "tag", tag);
        }
        image.touch(clock.instant());
    }

    @Override
    public void deactivate(RequestContext caller, String id) {
        switchUse(caller, id, ImageLifecycle.Event.DEACTIVATED, "deactivated");
    }

    @Override
    public void reactivate(RequestContext caller, String id) {
        switchUse(caller, id, ImageLifecycle.Event.REACTIVATED, "reactivated");
    }

    private void switchUse(RequestContext caller, String id, ImageLifecycle.Event event, String verb) {
        Image image = new ImageRepository(em).owned(caller, id);
        if (!image.allows(event)) {
            throw new CloudException(
                    ImageError.WRONG_STATUS, "id", id, "status", image.status().apiName(), "verb", verb);
        }
        Instant now = clock.instant();
        image.apply(event, now);
    }

    private ImageChanges rules(RequestContext caller) {
        return new ImageChanges(
                caller, settings.get(ImageSettings.MAX_PROPERTIES), settings.get(ImageSettings.MAX_TAGS));
    }
}
