package org.ustack.identity;

/** What a client says of a registered limit; null where it says nothing. @param regionId empty to clear it */
public record RegisteredLimitDraft(
        String serviceId, String regionId, String resourceName, Integer defaultLimit, String description) {}
