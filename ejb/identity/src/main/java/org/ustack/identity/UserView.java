package org.ustack.identity;

import java.time.Instant;
import java.util.Map;

/**
 * A user; nothing of its password.
 *
 * @param defaultProjectId may be null, and may name nothing
 * @param passwordExpiresAt null for never
 */
public record UserView(
        String id,
        String domainId,
        String name,
        boolean enabled,
        String defaultProjectId,
        Instant passwordExpiresAt,
        Map<String, Object> options,
        Map<String, Object> extra) {}
