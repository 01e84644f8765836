package org.ustack.image;

import java.time.Instant;

/**
 * A definition as others see it.
 *
 * @param body a JSON object, as the kind's schema says, without the name
 */
public record MetadefView(MetadefKind kind, String name, String body, Instant createdAt, Instant updatedAt) {}
