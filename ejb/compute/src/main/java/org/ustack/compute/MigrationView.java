package org.ustack.compute;

import java.time.Instant;

/**
 * A move of a server as services and APIs see it.
 *
 * @param number grows with each; the API's id
 * @param destinationAddress where other machines reach the destination, or null if that node is gone
 * @param oldFlavorNumber internal number of the flavor before, 0 if it is not known any more; likewise the new one
 */
public record MigrationView(
        long number,
        String id,
        String serverId,
        String projectId,
        String userId,
        MigrationKind kind,
        MigrationState state,
        String sourceNode,
        String destinationNode,
        String destinationAddress,
        long oldFlavorNumber,
        long newFlavorNumber,
        Instant createdAt,
        Instant updatedAt) {}
