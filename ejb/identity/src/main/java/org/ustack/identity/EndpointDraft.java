package org.ustack.identity;

import java.util.Map;

/**
 * What a client says of an endpoint; null where it says nothing.
 *
 * @param regionId empty to clear it
 */
public record EndpointDraft(
        String serviceId, String regionId, String face, String url, Boolean enabled, Map<String, Object> extra) {}
