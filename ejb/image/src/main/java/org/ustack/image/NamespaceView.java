package org.ustack.image;

import java.time.Instant;

/** A namespace of metadata definitions as others see it. */
public record NamespaceView(
        String name,
        String displayName,
        String description,
        Visibility visibility,
        String owner,
        boolean deleteProtected,
        Instant createdAt,
        Instant updatedAt) {}
