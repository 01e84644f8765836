package org.ustack.rest.network;

import static org.ustack.rest.network.Bodies.flag;
import static org.ustack.rest.network.Bodies.number;
import static org.ustack.rest.network.Bodies.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.network.SubnetPoolService.Draft;
import org.ustack.network.SubnetPoolService.View;
import org.ustack.rest.common.JsonBody;

final class SubnetPoolJson {

    private static final Set<String> KNOWN = Set.of(
            "name",
            "description",
            "tenant_id",
            "project_id",
            "prefixes",
            "default_prefixlen",
            "min_prefixlen",
            "max_prefixlen",
            "default_quota",
            "is_default",
            "shared",
            "address_scope_id");

    private SubnetPoolJson() {}

    static Draft draft(JsonBody body) {
        Bodies.required(body, "name");
        if (!body.hasValue("prefixes")) {
            throw Bodies.missing("prefixes");
        }
        return read(body);
    }

    static Draft changes(JsonBody body) {
        Bodies.refuse(body, Set.of("id", "tenant_id", "project_id", "ip_version", "shared"));
        return read(body);
    }

    private static Draft read(JsonBody body) {
        Bodies.only(body, KNOWN);
        return new Draft(
                Bodies.project(body),
                text(body, "name"),
                text(body, "description"),
                Bodies.texts(body, "prefixes"),
                number(body, "default_prefixlen", 0, Integer.MAX_VALUE),
                number(body, "min_prefixlen", 0, Integer.MAX_VALUE),
                number(body, "max_prefixlen", 0, Integer.MAX_VALUE),
                number(body, "default_quota", 0, Integer.MAX_VALUE),
                flag(body, "is_default"),
                flag(body, "shared"),
                Bodies.id(body, "address_scope_id"));
    }

    /** Of the operations that add and take away prefixes; the list may stand under the name of the resource. */
    static List<String> prefixes(JsonBody body) {
        JsonBody holder = body.hasValue("subnetpool") ? body.object("subnetpool") : body;
        List<String> prefixes = holder.texts("prefixes", Bodies.TEXT);
        return prefixes == null ? List.of() : prefixes;
    }

    static Map<String, Object> of(View view) {
        Map<String, Object> json = Heads.json(view.head());
        json.put("ip_version", view.ipVersion());
        json.put("prefixes", view.prefixes());
        // Neutron shows these as text.
        json.put("default_prefixlen", String.valueOf(view.defaultPrefix()));
        json.put("min_prefixlen", String.valueOf(view.minPrefix()));
        json.put("max_prefixlen", String.valueOf(view.maxPrefix()));
        json.put("default_quota", view.defaultQuota());
        json.put("is_default", view.isDefault());
        json.put("shared", view.shared());
        json.put("address_scope_id", view.addressScopeId());
        return json;
    }
}
