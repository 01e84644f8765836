package org.ustack.placement;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Host aggregates: groups of nodes with metadata that filters and weighers look at. The item {@link #ZONE} is the availability
 * zone of the nodes. Errors are {@link PlacementError}s and change nothing.
 */
public interface AggregateService {

    /** The item of the metadata that is the zone. */
    String ZONE = "availability_zone";

    /** In the order in which they were made. */
    List<AggregateView> all();

    /** @throws org.ustack.kernel.CloudException {@link PlacementError#AGGREGATE_NOT_FOUND} */
    AggregateView get(int id);

    /** @param zone or null */
    AggregateView create(String name, String zone);

    /** @param name null to keep it; @param zone likewise */
    AggregateView update(int id, String name, String zone);

    /** @throws org.ustack.kernel.CloudException {@link PlacementError#AGGREGATE_NOT_EMPTY} */
    void delete(int id);

    /**
     * @throws org.ustack.kernel.CloudException {@link PlacementError#ADD_REFUSED} if the node is in another zone already or
     *     has servers that asked for the one it is in
     */
    AggregateView addNode(int id, String node);

    /** @throws org.ustack.kernel.CloudException {@link PlacementError#REMOVE_REFUSED} if servers on the node asked for the zone */
    AggregateView removeNode(int id, String node);

    /** @param items those named are set, those with a null value are taken away, others stay */
    AggregateView setMetadata(int id, Map<String, String> items);

    /** @param updatedAt null until something was changed; @param nodes names, sorted */
    record AggregateView(
            int id,
            String uuid,
            String name,
            Instant createdAt,
            Instant updatedAt,
            List<String> nodes,
            Map<String, String> metadata) {

        /** The zone of the nodes, or null if the aggregate gives none. */
        public String zone() {
            return metadata.get(ZONE);
        }
    }
}
