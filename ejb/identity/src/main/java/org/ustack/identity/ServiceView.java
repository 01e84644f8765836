package org.ustack.identity;

import java.util.Map;

/** A service of the catalog. */
public record ServiceView(
        String id, String type, String name, String description, boolean enabled, Map<String, Object> extra) {}
