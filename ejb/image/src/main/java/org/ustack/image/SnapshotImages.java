package org.ustack.image;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ustack.contract.ImageTarget;
import org.ustack.kernel.RequestContext;

/** Images that servers' disks are copied into, as compute makes and takes away them. */
public interface SnapshotImages {

    /**
     * Makes the record, which waits for its bytes, and claims it from the caller's quota.
     *
     * @return the id of the image
     * @throws org.ustack.kernel.CloudException as {@link ImageService#create}
     */
    String create(RequestContext caller, NewSnapshot snapshot);

    /**
     * Where an agent sends the bytes.
     *
     * @param validFor how long the signed address works
     */
    ImageTarget target(String imageId, Duration validFor);

    /** Takes the image away, whoever it belongs to; gone already is fine, and a protected one stays. */
    void discard(String imageId);

    /** The backups of that server and type that there are, newest first. */
    List<String> backups(String serverId, String type);

    /**
     * @param minDiskGib GiB that a server made of it needs
     * @param baseImageId the image that the server was made from, or null
     * @param properties of the new image; what the base image says of its guest comes from the caller, too
     */
    record NewSnapshot(String name, int minDiskGib, String baseImageId, Map<String, String> properties) {

        public NewSnapshot {
            properties = Map.copyOf(properties);
        }
    }
}
