package org.ustack.identity;

/** What a project or domain may have instead of the default. */
public record LimitView(
        String id,
        Target owner,
        String serviceId,
        String regionId,
        String resourceName,
        int resourceLimit,
        String description) {}
