package org.ustack.identity;

import java.util.List;
import java.util.Map;

/** What a client says of a project; null where it says nothing. */
public record ProjectDraft(
        String name,
        String domainId,
        String parentId,
        String description,
        Boolean enabled,
        List<String> tags,
        Map<String, Object> options,
        Map<String, Object> extra) {}
