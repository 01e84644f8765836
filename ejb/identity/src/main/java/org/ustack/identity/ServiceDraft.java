package org.ustack.identity;

import java.util.Map;

/** What a client says of a service; null where it says nothing. */
public record ServiceDraft(String type, String name, String description, Boolean enabled, Map<String, Object> extra) {}
