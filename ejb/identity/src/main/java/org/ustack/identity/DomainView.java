package org.ustack.identity;

import java.util.Map;

/** A domain. */
public record DomainView(
        String id,
        String name,
        String description,
        boolean enabled,
        Map<String, Object> options,
        Map<String, Object> extra) {}
