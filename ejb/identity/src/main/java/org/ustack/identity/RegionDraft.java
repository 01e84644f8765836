package org.ustack.identity;

import java.util.Map;

/**
 * What a client says of a region; null where it says nothing.
 *
 * @param parentRegionId empty to clear it
 */
public record RegionDraft(String id, String parentRegionId, String description, Map<String, Object> extra) {}
