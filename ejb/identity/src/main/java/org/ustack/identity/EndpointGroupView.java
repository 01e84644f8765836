package org.ustack.identity;

import java.util.Map;

/**
 * A group of endpoints: all that its filters fit.
 *
 * @param filters values by {@code service_id}, {@code region_id} and {@code interface}
 */
public record EndpointGroupView(String id, String name, String description, Map<String, String> filters) {

    public boolean holds(EndpointView endpoint) {
        return fits("service_id", endpoint.serviceId())
                && fits("region_id", endpoint.regionId())
                && fits("interface", endpoint.face());
    }

    private boolean fits(String filter, String value) {
        return !filters.containsKey(filter) || filters.get(filter).equals(value);
    }
}
