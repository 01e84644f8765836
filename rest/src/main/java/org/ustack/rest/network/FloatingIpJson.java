package org.ustack.rest.network;

import static org.ustack.rest.network.Bodies.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.network.FloatingIpDraft;
import org.ustack.network.FloatingIpService.FloatingIpPool;
import org.ustack.network.FloatingIpView;
import org.ustack.network.PortView;
import org.ustack.rest.common.JsonBody;

final class FloatingIpJson {

    private static final Set<String> KNOWN = Set.of(
            "floating_network_id",
            "subnet_id",
            "floating_ip_address",
            "tenant_id",
            "project_id",
            "description",
            "port_id",
            "fixed_ip_address",
            "dns_name",
            "dns_domain");

    private FloatingIpJson() {}

    static FloatingIpDraft draft(JsonBody body) {
        Bodies.required(body, "floating_network_id");
        return read(body);
    }

    static FloatingIpDraft changes(JsonBody body) {
        Bodies.refuse(
                body,
                Set.of(
                        "id",
                        "floating_network_id",
                        "subnet_id",
                        "floating_ip_address",
                        "tenant_id",
                        "project_id",
                        "status",
                        "router_id",
                        "dns_name",
                        "dns_domain"));
        return read(body);
    }

    private static FloatingIpDraft read(JsonBody body) {
        Bodies.only(body, KNOWN);
        return new FloatingIpDraft(
                body.text("floating_network_id", 1, Bodies.TEXT),
                body.text("subnet_id", 1, Bodies.TEXT),
                body.text("floating_ip_address", 1, Bodies.TEXT),
                Bodies.project(body),
                text(body, "description"),
                text(body, "port_id"),
                text(body, "fixed_ip_address"),
                text(body, "dns_name"),
                text(body, "dns_domain"));
    }

    static Map<String, Object> of(FloatingIpView view) {
        Map<String, Object> json = Heads.json(view.head());
        // It is known by its address.
        json.remove("name");
        json.put("floating_ip_address", view.address());
        json.put("floating_network_id", view.networkId());
        json.put("router_id", view.routerId());
        json.put("port_id", view.portId());
        json.put("fixed_ip_address", view.fixedAddress());
        json.put("status", view.status());
        json.put("dns_name", view.dnsName());
        json.put("dns_domain", view.dnsDomain());
        json.put("port_details", view.port() == null ? null : details(view.port()));
        json.put(
                "port_forwardings",
                view.forwardings().stream()
                        .map(PortForwardingJson::inFloatingIp)
                        .toList());
        return json;
    }

    private static Map<String, Object> details(PortView port) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", port.head().name());
        json.put("network_id", port.networkId());
        json.put("mac_address", port.mac());
        json.put("admin_state_up", port.adminStateUp());
        json.put("status", port.status());
        json.put("device_id", port.deviceId());
        json.put("device_owner", port.deviceOwner());
        return json;
    }

    static List<Map<String, Object>> pools(List<FloatingIpPool> pools) {
        return pools.stream()
                .map(pool -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("network_id", pool.networkId());
                    json.put("subnet_id", pool.subnetId());
                    json.put("subnet_name", pool.subnetName());
                    json.put("cidr", pool.cidr());
                    json.put("project_id", pool.projectId());
                    json.put("tenant_id", pool.projectId());
                    return json;
                })
                .toList();
    }
}
