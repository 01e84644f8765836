package org.ustack.network;

import java.time.Instant;
import java.util.List;

/** What all things of the network service have in common. */
public record ResourceHead(
        String id,
        String projectId,
        String name,
        String description,
        Instant createdAt,
        Instant updatedAt,
        long revision,
        List<String> tags) {}
