package org.ustack.compute;

import java.time.Instant;

/**
 * Which migrations. Null parts do not restrict.
 *
 * @param host source or destination
 * @param status as the API names it
 * @param kind as the API names it
 */
public record MigrationFilter(
        String serverId,
        String host,
        String sourceNode,
        String status,
        String kind,
        Instant changesSince,
        Instant changesBefore,
        String userId,
        String projectId) {}
