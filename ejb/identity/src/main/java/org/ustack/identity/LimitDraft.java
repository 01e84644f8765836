package org.ustack.identity;

/**
 * What a client says of a limit; null where it says nothing.
 *
 * @param owner a project or a domain
 */
public record LimitDraft(
        Target owner,
        String serviceId,
        String regionId,
        String resourceName,
        Integer resourceLimit,
        String description) {}
