package org.ustack.image;

import java.time.Instant;

/**
 * An import as others see it.
 *
 * @param owner project id
 * @param input what was asked for, a JSON object
 * @param message why it failed; empty otherwise
 * @param expiresAt when it is forgotten; null while it runs
 */
public record ImageTaskView(
        String id,
        TaskType type,
        TaskStatus status,
        String owner,
        String imageId,
        String userId,
        String requestId,
        String input,
        String message,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt) {}
