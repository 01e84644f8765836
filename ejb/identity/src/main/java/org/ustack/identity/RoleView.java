package org.ustack.identity;

import java.util.Map;

/**
 * A role.
 *
 * @param domainId null for a global role
 */
public record RoleView(
        String id,
        String domainId,
        String name,
        String description,
        Map<String, Object> options,
        Map<String, Object> extra) {}
