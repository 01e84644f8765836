package org.ustack.identity;

import java.util.Map;

/** What a client says of a domain; null where it says nothing. */
public record DomainDraft(
        String name, String description, Boolean enabled, Map<String, Object> options, Map<String, Object> extra) {}
