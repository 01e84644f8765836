package org.ustack.identity;

import java.util.Map;

/** What a client says of a role; null where it says nothing. */
public record RoleDraft(
        String name, String domainId, String description, Map<String, Object> options, Map<String, Object> extra) {}
