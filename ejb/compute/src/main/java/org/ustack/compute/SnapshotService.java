package org.ustack.compute;

import java.util.Map;
import org.ustack.kernel.RequestContext;

/** Images made of servers. A lock does not keep a server from being copied, which does not change it. */
public interface SnapshotService {

    /**
     * @param metadata goes into the image's properties, before what the cloud says of the image itself
     * @return the id of the image, which waits for its bytes
     */
    String createImage(RequestContext caller, String serverId, String name, Map<String, String> metadata);

    /**
     * The same as one of a row of which the oldest go.
     *
     * @param type such as {@code daily}
     * @param rotation how many of that type are kept; 0 keeps none, this one included
     */
    String createBackup(
            RequestContext caller,
            String serverId,
            String name,
            String type,
            int rotation,
            Map<String, String> metadata);
}
