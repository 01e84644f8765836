package org.ustack.rest.network;

import static org.ustack.rest.network.Bodies.flag;
import static org.ustack.rest.network.Bodies.number;
import static org.ustack.rest.network.Bodies.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.network.NetworkDraft;
import org.ustack.network.NetworkView;
import org.ustack.rest.common.JsonBody;

final class NetworkJson {

    private static final int GREATEST_MTU = 65535;
    private static final Set<String> KNOWN = Set.of(
            "name",
            "description",
            "tenant_id",
            "project_id",
            "admin_state_up",
            "shared",
            "router:external",
            "is_default",
            "mtu",
            "port_security_enabled",
            "dns_domain",
            "provider:network_type",
            "provider:physical_network",
            "provider:segmentation_id",
            "availability_zone_hints",
            "qos_policy_id");

    private NetworkJson() {}

    static NetworkDraft draft(JsonBody body) {
        Bodies.only(body, KNOWN);
        return new NetworkDraft(
                Bodies.project(body),
                text(body, "name"),
                text(body, "description"),
                flag(body, "admin_state_up"),
                flag(body, "shared"),
                flag(body, "router:external"),
                flag(body, "is_default"),
                number(body, "mtu", 0, GREATEST_MTU),
                flag(body, "port_security_enabled"),
                text(body, "dns_domain"),
                text(body, "provider:network_type"),
                text(body, "provider:physical_network"),
                number(body, "provider:segmentation_id", 0, Integer.MAX_VALUE),
                Bodies.texts(body, "availability_zone_hints"),
                Bodies.id(body, "qos_policy_id"));
    }

    static NetworkDraft changes(JsonBody body) {
        Bodies.refuse(body, Set.of("id", "status", "tenant_id", "project_id", "subnets", "availability_zone_hints"));
        return draft(body);
    }

    /** @param admin how a network is made is the operator's business */
    static Map<String, Object> of(NetworkView view, boolean admin) {
        Map<String, Object> json = Heads.json(view.head());
        json.put("admin_state_up", view.adminStateUp());
        json.put("status", view.status());
        json.put("subnets", view.subnets());
        json.put("shared", view.shared());
        json.put("router:external", view.external());
        if (view.external()) {
            json.put("is_default", view.isDefault());
        }
        json.put("mtu", view.mtu());
        json.put("port_security_enabled", view.portSecurity());
        json.put("availability_zone_hints", view.zoneHints());
        json.put("availability_zones", List.of());
        json.put("ipv4_address_scope", view.scopeOfFour());
        json.put("ipv6_address_scope", view.scopeOfSix());
        json.put("qos_policy_id", view.qosPolicyId());
        if (admin) {
            json.put("provider:network_type", view.networkType());
            json.put("provider:physical_network", view.physicalNetwork());
            json.put("provider:segmentation_id", view.segmentationId());
        }
        return json;
    }
}
