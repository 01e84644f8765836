package org.ustack.rest.network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.network.DefaultRuleService.Draft;
import org.ustack.network.DefaultRuleService.View;
import org.ustack.network.SecurityGroupRuleDraft;
import org.ustack.rest.common.JsonBody;

final class DefaultRuleJson {

    private DefaultRuleJson() {}

    static Draft draft(JsonBody body) {
        Boolean inDefault = body.flag("used_in_default_sg");
        Boolean inOthers = body.flag("used_in_non_default_sg");
        body.node().remove(java.util.List.of("used_in_default_sg", "used_in_non_default_sg"));
        return new Draft(
                SecurityGroupRuleJson.ruleOf(body, null), Boolean.TRUE.equals(inDefault), inOthers == null || inOthers);
    }

    static Map<String, Object> of(View view) {
        SecurityGroupRuleDraft rule = view.rule();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("description", rule.description());
        json.put("direction", rule.direction());
        json.put("ethertype", rule.ethertype());
        json.put("protocol", rule.protocol());
        json.put("port_range_min", rule.portMin());
        json.put("port_range_max", rule.portMax());
        json.put("remote_ip_prefix", rule.remotePrefix());
        json.put("remote_group_id", rule.remoteGroupId());
        json.put("remote_address_group_id", rule.remoteAddressGroupId());
        json.put("used_in_default_sg", view.inDefaultGroup());
        json.put("used_in_non_default_sg", view.inOtherGroups());
        return json;
    }
}
