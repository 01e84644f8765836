package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import org.ustack.compute.BootServer;
import org.ustack.compute.ComputeError;
import org.ustack.compute.FlavorService.FlavorView;
import org.ustack.compute.KeyPairService.KeyPairView;
import org.ustack.image.ImageCatalogue;
import org.ustack.image.ImageCatalogue.BootableImage;
import org.ustack.image.ImageError;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.RequestContext;
import org.ustack.network.ServerPorts;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;
import org.ustack.quota.QuotaService.QuotaView;

/** Finds everything that is wrong with a wish before anything is claimed. The sentences are the compute API's. */
@Dependent
public class BootChecks {

    private static final long GIB = 1L << 30;
    private static final int NAME_LENGTH = 255;

    @PersistenceContext(unitName = "compute")
    EntityManager em;

    @Inject
    ImageCatalogue images;

    @Inject
    ServerPorts ports;

    @Inject
    QuotaService quota;

    BootOrder check(RequestContext caller, BootServer wish) {
        if (wish.name() == null || wish.name().isBlank() || wish.name().length() > NAME_LENGTH) {
            throw CommonError.invalid("name", wish.name(), "A name has 1 to 255 characters.");
        }
        if (wish.minCount() < 1 || wish.minCount() > wish.maxCount()) {
            throw new CloudException(ComputeError.MIN_ABOVE_MAX);
        }
        FlavorView flavor = flavor(caller, wish.flavorId());
        BootableImage image = image(caller, wish.imageId(), ComputeError.IMAGE_UNKNOWN);
        checkSize(flavor, image);
        KeyPairView keyPair = wish.keyName() == null ? null : keyPair(caller, wish.keyName());
        if (wish.networks() == null || !wish.networks().isEmpty()) {
            ports.check(
                    caller,
                    wish.networks() == null ? List.of() : wish.networks(),
                    wish.securityGroups() == null ? List.of() : wish.securityGroups());
        }
        return new BootOrder(wish, flavor, image, keyPair, count(caller, wish, flavor));
    }

    KeyPairView keyPair(RequestContext caller, String name) {
        return new KeyPairRepository(em)
                .find(caller.userId(), name)
                .orElseThrow(() -> new CloudException(ComputeError.KEY_NAME_UNKNOWN))
                .view();
    }

    FlavorView flavor(RequestContext caller, String id) {
        return new FlavorRepository(em)
                .visible(caller, id)
                .orElseThrow(() -> new CloudException(ComputeError.FLAVOR_UNKNOWN, "id", id))
                .view();
    }

    /** @param unknown the error for one that the caller cannot see */
    BootableImage image(RequestContext caller, String imageId, ComputeError unknown) {
        if (imageId == null || imageId.isEmpty()) {
            throw new CloudException(ComputeError.NOT_BOOTABLE);
        }
        try {
            return images.bootable(caller, imageId);
        } catch (CloudException e) {
            if (e.code() == ImageError.IMAGE_NOT_FOUND) {
                throw new CloudException(e, unknown);
            }
            if (e.code() == ImageError.IMAGE_NOT_ACTIVE) {
                throw new CloudException(e, ComputeError.IMAGE_NOT_ACTIVE, "id", imageId);
            }
            throw e;
        }
    }

    private static void checkSize(FlavorView flavor, BootableImage image) {
        checkSize(flavor.ram(), flavor.disk(), image);
    }

    /** A flavor with disk 0 gives a disk as large as the image. */
    static void checkSize(int ramMib, int diskGib, BootableImage image) {
        if (ramMib < image.minRamMib()) {
            throw new CloudException(ComputeError.FLAVOR_MEMORY_TOO_SMALL);
        }
        if (diskGib == 0) {
            return;
        }
        long size = diskGib * GIB;
        long needed = Math.max(image.virtualSizeBytes(), image.sizeBytes());
        if (needed > size) {
            throw new CloudException(ComputeError.FLAVOR_DISK_TOO_SMALL, "flavor_size", size, "image_size", needed);
        }
        if (image.minDiskGib() > diskGib) {
            throw new CloudException(
                    ComputeError.FLAVOR_DISK_BELOW_MINIMUM,
                    "flavor_size",
                    size,
                    "image_min_disk",
                    image.minDiskGib() * GIB);
        }
    }

    /** Between the least and the most, as many as the limits allow; the claims decide in the end. */
    private int count(RequestContext caller, BootServer wish, FlavorView flavor) {
        int items = wish.metadata() == null ? 0 : wish.metadata().size();
        if (items == 0 && wish.minCount() == wish.maxCount()) {
            return wish.maxCount();
        }
        Map<QuotaResource, QuotaView> limits = quota.ofProject(caller.projectId());
        checkMetadata(items, limits.get(QuotaResource.METADATA_ITEMS));
        long count = wish.maxCount();
        count = Math.min(count, room(limits.get(QuotaResource.INSTANCES), 1));
        count = Math.min(count, room(limits.get(QuotaResource.CORES), flavor.vcpus()));
        count = Math.min(count, room(limits.get(QuotaResource.RAM), flavor.ram()));
        return (int) Math.max(count, wish.minCount());
    }

    static void checkMetadata(int items, QuotaView limit) {
        if (limit != null && limit.limit() >= 0 && items > limit.limit()) {
            String resource = QuotaResource.METADATA_ITEMS.apiName();
            throw new CloudException(
                    QuotaError.EXCEEDED,
                    "resources",
                    List.of(resource),
                    "resource",
                    resource,
                    "requested",
                    items,
                    "used",
                    0,
                    "limit",
                    limit.limit());
        }
    }

    private static long room(QuotaView view, long each) {
        return view == null || view.limit() < 0 || each == 0
                ? Long.MAX_VALUE
                : Math.max(0, view.limit() - view.used()) / each;
    }
}
