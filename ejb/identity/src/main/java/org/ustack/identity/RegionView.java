package org.ustack.identity;

import java.util.Map;

/** A region of the catalog. */
public record RegionView(String id, String parentRegionId, String description, Map<String, Object> extra) {}
