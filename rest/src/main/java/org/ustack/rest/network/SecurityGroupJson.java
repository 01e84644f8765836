package org.ustack.rest.network;

import static org.ustack.rest.network.Bodies.flag;
import static org.ustack.rest.network.Bodies.text;

import java.util.Map;
import java.util.Set;
import org.ustack.network.SecurityGroupDraft;
import org.ustack.network.SecurityGroupView;
import org.ustack.rest.common.JsonBody;

final class SecurityGroupJson {

    private static final Set<String> KNOWN = Set.of("name", "description", "tenant_id", "project_id", "stateful");

    private SecurityGroupJson() {}

    static SecurityGroupDraft draft(JsonBody body) {
        Bodies.only(body, KNOWN);
        return new SecurityGroupDraft(
                Bodies.project(body), text(body, "name"), text(body, "description"), flag(body, "stateful"));
    }

    static SecurityGroupDraft changes(JsonBody body) {
        Bodies.refuse(body, Set.of("id", "tenant_id", "project_id", "security_group_rules"));
        return draft(body);
    }

    static Map<String, Object> of(SecurityGroupView view) {
        Map<String, Object> json = Heads.json(view.head());
        json.put("stateful", view.stateful());
        json.put("shared", view.shared());
        json.put(
                "security_group_rules",
                view.rules().stream().map(SecurityGroupRuleJson::of).toList());
        return json;
    }
}
