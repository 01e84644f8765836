package org.ustack.identity;

import java.util.Map;

/** What a client says of a group; null where it says nothing. */
public record GroupDraft(String name, String domainId, String description, Map<String, Object> extra) {}
