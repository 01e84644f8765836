package org.ustack.rest.network;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.CloudException;
import org.ustack.network.NetworkError;
import org.ustack.network.RbacPolicyService.Draft;
import org.ustack.network.RbacPolicyService.ObjectType;
import org.ustack.network.RbacPolicyService.View;
import org.ustack.rest.common.JsonBody;

final class RbacPolicyJson {

    private static final Set<String> KNOWN =
            Set.of("tenant_id", "project_id", "object_type", "object_id", "target_tenant", "target_project", "action");

    private RbacPolicyJson() {}

    static Draft draft(JsonBody body) {
        Bodies.only(body, KNOWN);
        String type = Bodies.required(body, "object_type").trim().toLowerCase(Locale.ROOT);
        return new Draft(
                Bodies.project(body).or(null),
                ObjectType.of(type)
                        .orElseThrow(() -> new CloudException(
                                NetworkError.INVALID_INPUT,
                                "reason",
                                "'" + type + "' is not a valid RBAC object type")),
                Bodies.required(body, "object_id"),
                target(body),
                Bodies.required(body, "action"));
    }

    static String target(JsonBody body) {
        Bodies.only(body, KNOWN);
        return Bodies.required(body, body.hasValue("target_project") ? "target_project" : "target_tenant");
    }

    static Map<String, Object> of(View view) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("tenant_id", view.projectId());
        json.put("project_id", view.projectId());
        json.put("object_type", view.type().word());
        json.put("object_id", view.objectId());
        json.put("target_tenant", view.target());
        json.put("action", view.action());
        return json;
    }
}
