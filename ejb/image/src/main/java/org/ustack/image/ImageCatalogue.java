package org.ustack.image;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.ustack.contract.ImageSource;
import org.ustack.kernel.RequestContext;

/** What compute asks of images. */
public interface ImageCatalogue {

    /**
     * An image that a server shall be made from.
     *
     * @throws org.ustack.kernel.CloudException {@link ImageError#IMAGE_NOT_FOUND} if the caller cannot see it,
     *     {@link ImageError#IMAGE_NOT_ACTIVE} if it has no bytes or is deactivated
     */
    BootableImage bootable(RequestContext caller, String imageId);

    /**
     * Address, checksum and format for an agent.
     *
     * @param validFor how long the signed address works
     */
    ImageSource source(String imageId, Duration validFor);

    /** Names by id; unknown ids are left out. */
    Map<String, String> names(Collection<String> ids);

    /**
     * @param minDiskGib GiB; 0 for none
     * @param minRamMib MiB; 0 for none
     * @param virtualSizeBytes size of the disk that the guest sees
     * @param properties custom properties ({@code hw_…}, {@code os_…}, {@code architecture})
     */
    record BootableImage(
            String id,
            String name,
            String diskFormat,
            int minDiskGib,
            int minRamMib,
            long sizeBytes,
            long virtualSizeBytes,
            Map<String, String> properties) {}
}
