package org.ustack.rest.compute;

import java.util.Map;
import org.ustack.placement.AggregateService.AggregateView;
import org.ustack.rest.common.ApiTimes;

/** A host aggregate as Nova shows it. */
final class AggregateJson {

    private static final int UUIDS = 41;

    private final Microversion version;

    AggregateJson(Microversion version) {
        this.version = version;
    }

    /** The answer to creating: what cannot be there yet is left out. */
    Map<String, Object> created(AggregateView aggregate) {
        Map<String, Object> shown = Json.object(
                "id", aggregate.id(),
                "name", aggregate.name(),
                "availability_zone", aggregate.zone(),
                "created_at", ApiTimes.micros(aggregate.createdAt()),
                "updated_at", ApiTimes.micros(aggregate.updatedAt()),
                "deleted", false,
                "deleted_at", null);
        if (version.atLeast(UUIDS)) {
            shown.put("uuid", aggregate.uuid());
        }
        return shown;
    }

    Map<String, Object> full(AggregateView aggregate) {
        Map<String, Object> shown = created(aggregate);
        shown.put("hosts", aggregate.nodes());
        shown.put("metadata", aggregate.metadata());
        return shown;
    }
}
