package org.ustack.rest.network;

import static org.ustack.rest.network.Bodies.flag;
import static org.ustack.rest.network.Bodies.text;

import java.util.Map;
import java.util.Set;
import org.ustack.kernel.CommonError;
import org.ustack.network.AddressScopeService.Draft;
import org.ustack.network.AddressScopeService.View;
import org.ustack.rest.common.JsonBody;

final class AddressScopeJson {

    private static final Set<String> KNOWN = Set.of("name", "tenant_id", "project_id", "ip_version", "shared");

    private AddressScopeJson() {}

    static Draft draft(JsonBody body) {
        Bodies.only(body, KNOWN);
        if (!body.hasValue("ip_version")) {
            throw Bodies.missing("ip_version");
        }
        Integer version = Bodies.integer(body, "ip_version", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (version != 4 && version != 6) {
            throw CommonError.invalid("ip_version", version, "'" + version + "' is not in [4, 6]");
        }
        return new Draft(Bodies.project(body), text(body, "name"), version, flag(body, "shared"));
    }

    static Draft changes(JsonBody body) {
        Bodies.refuse(body, Set.of("id", "tenant_id", "project_id", "ip_version"));
        Bodies.only(body, KNOWN);
        return new Draft(Bodies.project(body), text(body, "name"), null, flag(body, "shared"));
    }

    static Map<String, Object> of(View view) {
        Map<String, Object> json = Heads.named(view.head());
        json.put("ip_version", view.ipVersion());
        json.put("shared", view.shared());
        return json;
    }
}
