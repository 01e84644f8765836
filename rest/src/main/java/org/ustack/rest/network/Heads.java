package org.ustack.rest.network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.network.ResourceHead;
import org.ustack.rest.common.ApiTimes;

/** The attributes that all things of this API begin with. */
final class Heads {

    private Heads() {}

    /** Of things that have no more than a name and an owner. */
    static Map<String, Object> named(ResourceHead head) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", head.id());
        json.put("name", head.name());
        json.put("tenant_id", head.projectId());
        json.put("project_id", head.projectId());
        return json;
    }

    static Map<String, Object> json(ResourceHead head) {
        Map<String, Object> json = named(head);
        json.put("description", head.description());
        json.put("created_at", ApiTimes.seconds(head.createdAt()));
        json.put("updated_at", ApiTimes.seconds(head.updatedAt()));
        json.put("revision_number", head.revision());
        json.put("tags", head.tags());
        return json;
    }
}
