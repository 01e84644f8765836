package org.ustack.identity;

/** Something that a service counts. @param regionId null: everywhere @param defaultLimit -1: without end */
public record RegisteredLimitView(
        String id, String serviceId, String regionId, String resourceName, int defaultLimit, String description) {}
