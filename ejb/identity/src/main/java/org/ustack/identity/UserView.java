package org.ustack.identity;

import java.util.Map;

/**
 * A user; nothing of its password.
 *
 * @param defaultProjectId may be null, and may name nothing
 */
public record UserView(
        String id,
        String domainId,
        String name,
        boolean enabled,
        String defaultProjectId,
        Map<String, Object> options,
        Map<String, Object> extra) {}
