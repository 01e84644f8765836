package org.ustack.rest.network;

import static org.ustack.rest.network.Bodies.flag;
import static org.ustack.rest.network.Bodies.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.network.FixedIp;
import org.ustack.network.HostRoute;
import org.ustack.network.RouterDraft;
import org.ustack.network.RouterInterfaceView;
import org.ustack.network.RouterView;
import org.ustack.rest.common.JsonBody;

final class RouterJson {

    private static final Set<String> KNOWN = Set.of(
            "name",
            "description",
            "tenant_id",
            "project_id",
            "admin_state_up",
            "external_gateway_info",
            "distributed",
            "ha",
            "flavor_id",
            "availability_zone_hints",
            "routes");

    private RouterJson() {}

    static RouterDraft draft(JsonBody body) {
        // Routes need neighbours, which a router that is being made has not.
        if (body.has("routes")) {
            throw Bodies.bad("Attribute 'routes' not allowed in POST");
        }
        return read(body);
    }

    static RouterDraft changes(JsonBody body) {
        Bodies.refuse(body, Set.of("id", "status", "tenant_id", "project_id", "availability_zone_hints", "flavor_id"));
        return read(body);
    }

    private static RouterDraft read(JsonBody body) {
        Bodies.only(body, KNOWN);
        return new RouterDraft(
                Bodies.project(body),
                text(body, "name"),
                text(body, "description"),
                flag(body, "admin_state_up"),
                Bodies.change(body, "external_gateway_info", RouterJson::gateway),
                flag(body, "distributed"),
                flag(body, "ha"),
                text(body, "flavor_id"),
                Bodies.texts(body, "availability_zone_hints"),
                Bodies.objects(body, "routes", RouterJson::route));
    }

    private static RouterDraft.Gateway gateway(JsonBody body, String name) {
        JsonBody gateway = body.object(name);
        if (gateway == null || gateway.names().isEmpty()) {
            return null;
        }
        gateway.only("network_id", "enable_snat", "external_fixed_ips");
        return new RouterDraft.Gateway(
                gateway.requiredText("network_id", 1, Bodies.TEXT),
                flag(gateway, "enable_snat"),
                Bodies.objects(gateway, "external_fixed_ips", RouterJson::fixedIp)
                        .or(null));
    }

    private static FixedIp fixedIp(JsonBody body) {
        body.only("subnet_id", "ip_address");
        FixedIp wish = new FixedIp(body.text("subnet_id", 1, Bodies.TEXT), body.text("ip_address", 1, Bodies.TEXT));
        if (wish.address() == null && wish.subnetId() == null) {
            throw Bodies.bad("IP allocation requires subnet_id or ip_address");
        }
        return wish;
    }

    private static HostRoute route(JsonBody body) {
        body.only("destination", "nexthop");
        return new HostRoute(
                body.requiredText("destination", 1, Bodies.TEXT), body.requiredText("nexthop", 1, Bodies.TEXT));
    }

    /** The body of adding and removing routes. */
    static List<HostRoute> routes(JsonBody body) {
        JsonBody router = Bodies.single(body, "router");
        router.only("routes");
        List<HostRoute> routes =
                Bodies.objects(router, "routes", RouterJson::route).or(null);
        return routes == null ? List.of() : routes;
    }

    /** @param admin how a router is built is the operator's business */
    static Map<String, Object> of(RouterView view, boolean admin) {
        Map<String, Object> json = Heads.json(view.head());
        json.put("admin_state_up", view.adminStateUp());
        json.put("status", view.status());
        json.put("external_gateway_info", gateway(view.gateway()));
        json.put("routes", view.routes());
        json.put("flavor_id", null);
        json.put("availability_zone_hints", view.zoneHints());
        json.put("availability_zones", view.zones());
        if (admin) {
            json.put("distributed", view.distributed());
            json.put("ha", view.ha());
        }
        return json;
    }

    private static Map<String, Object> gateway(RouterView.Gateway gateway) {
        if (gateway == null) {
            return null;
        }
        List<Map<String, Object>> addresses = new ArrayList<>();
        gateway.fixedIps().forEach(ip -> {
            Map<String, Object> address = new LinkedHashMap<>();
            address.put("subnet_id", ip.subnetId());
            address.put("ip_address", ip.address());
            addresses.add(address);
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("network_id", gateway.networkId());
        json.put("external_fixed_ips", addresses);
        json.put("enable_snat", gateway.enableSnat());
        return json;
    }

    static Map<String, Object> of(RouterInterfaceView view) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", view.routerId());
        json.put("tenant_id", view.projectId());
        json.put("project_id", view.projectId());
        json.put("port_id", view.portId());
        json.put("network_id", view.networkId());
        json.put("subnet_id", view.subnetIds().get(view.subnetIds().size() - 1));
        json.put("subnet_ids", view.subnetIds());
        json.put("tags", List.of());
        return json;
    }
}
