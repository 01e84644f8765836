package org.ustack.placement;

import java.time.Instant;
import java.util.Optional;

/** Takes nodes out of service to work on them, brings them back, and forgets those that will not come back. */
public interface NodeMaintenanceService {

    /**
     * From now on nothing new is placed on the node. Entering again changes the reason only.
     *
     * @throws org.ustack.kernel.CloudException {@link PlacementError#NODE_NOT_FOUND}
     */
    Maintenance enter(String idOrName, String reason);

    /** Back in service. @throws org.ustack.kernel.CloudException {@link PlacementError#NODE_NOT_IN_MAINTENANCE} */
    void leave(String idOrName);

    /** Empty if there is no such node, or it is not in maintenance. */
    Optional<Maintenance> of(String idOrName);

    /**
     * Forgets the node and its places in aggregates.
     *
     * @throws org.ustack.kernel.CloudException {@link PlacementError#NODE_NOT_IN_MAINTENANCE}, {@link PlacementError#NODE_IN_USE}
     *     while servers are placed on it, {@link PlacementError#NODE_REPORTS} while its agent would register it again
     */
    void retire(String idOrName);

    /** @param servers how many are placed on the node now */
    record Maintenance(String nodeId, String node, Instant since, String reason, int servers) {}
}
