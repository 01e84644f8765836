package org.ustack.rest.network;

import java.util.Map;
import java.util.Set;
import org.ustack.network.SecurityGroupRuleDraft;
import org.ustack.network.SecurityGroupRuleView;
import org.ustack.rest.common.JsonBody;

final class SecurityGroupRuleJson {

    private static final Set<String> KNOWN = Set.of(
            "security_group_id",
            "description",
            "tenant_id",
            "project_id",
            "direction",
            "ethertype",
            "protocol",
            "port_range_min",
            "port_range_max",
            "remote_ip_prefix",
            "remote_group_id",
            "remote_address_group_id");

    private SecurityGroupRuleJson() {}

    static SecurityGroupRuleDraft draft(JsonBody body) {
        return ruleOf(body, Bodies.required(body, "security_group_id"));
    }

    /** @param group that it is for, or null for a rule of groups to come */
    static SecurityGroupRuleDraft ruleOf(JsonBody body, String group) {
        Bodies.only(body, KNOWN);
        String direction = Bodies.required(body, "direction");
        return new SecurityGroupRuleDraft(
                Bodies.project(body).or(null),
                group,
                body.text("description", 0, Bodies.TEXT),
                direction,
                body.text("ethertype", 0, Bodies.TEXT),
                protocol(body),
                Bodies.integer(body, "port_range_min", Integer.MIN_VALUE, Integer.MAX_VALUE),
                Bodies.integer(body, "port_range_max", Integer.MIN_VALUE, Integer.MAX_VALUE),
                body.text("remote_ip_prefix", 0, Bodies.TEXT),
                body.text("remote_group_id", 1, Bodies.TEXT),
                body.text("remote_address_group_id", 1, Bodies.TEXT));
    }

    /** A name, or a number that some clients send as such. */
    private static String protocol(JsonBody body) {
        return body.hasValue("protocol") && body.node().get("protocol").isIntegralNumber()
                ? body.node().get("protocol").asText()
                : body.text("protocol", 0, Bodies.TEXT);
    }

    static Map<String, Object> of(SecurityGroupRuleView view) {
        Map<String, Object> json = Heads.json(view.head());
        json.remove("name");
        json.put("security_group_id", view.groupId());
        json.put("direction", view.direction());
        json.put("ethertype", view.ethertype());
        json.put("protocol", view.protocol());
        json.put("port_range_min", view.portMin());
        json.put("port_range_max", view.portMax());
        json.put("remote_ip_prefix", view.remotePrefix());
        json.put("remote_group_id", view.remoteGroupId());
        json.put("remote_address_group_id", view.remoteAddressGroupId());
        json.put("belongs_to_default_sg", view.ofDefaultGroup());
        return json;
    }
}
