package org.ustack.identity;

import java.util.Map;

/**
 * An endpoint of the catalog.
 *
 * @param face public, internal or admin
 * @param url may begin with {@link CatalogService#PUBLIC_URL} and contain {@code $(project_id)s}
 */
public record EndpointView(
        String id,
        String serviceId,
        String regionId,
        String face,
        String url,
        boolean enabled,
        Map<String, Object> extra) {}
