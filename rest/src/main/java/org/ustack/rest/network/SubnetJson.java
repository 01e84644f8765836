package org.ustack.rest.network;

import static org.ustack.rest.network.Bodies.flag;
import static org.ustack.rest.network.Bodies.number;
import static org.ustack.rest.network.Bodies.text;

import java.util.Map;
import java.util.Set;
import org.ustack.kernel.CommonError;
import org.ustack.network.Change;
import org.ustack.network.HostRoute;
import org.ustack.network.Pool;
import org.ustack.network.SubnetDraft;
import org.ustack.network.SubnetView;
import org.ustack.rest.common.JsonBody;

final class SubnetJson {

    private static final Set<String> MODES = Set.of("slaac", "dhcpv6-stateful", "dhcpv6-stateless");
    private static final Set<String> KNOWN = Set.of(
            "network_id",
            "name",
            "description",
            "tenant_id",
            "project_id",
            "ip_version",
            "cidr",
            "gateway_ip",
            "enable_dhcp",
            "ipv6_ra_mode",
            "ipv6_address_mode",
            "allocation_pools",
            "dns_nameservers",
            "host_routes",
            "service_types",
            "dns_publish_fixed_ip",
            "subnetpool_id",
            "use_default_subnetpool",
            "prefixlen");

    private SubnetJson() {}

    static SubnetDraft draft(JsonBody body) {
        Bodies.required(body, "network_id");
        if (!body.hasValue("ip_version")) {
            throw Bodies.bad("Failed to parse request. Required attribute 'ip_version' not specified");
        }
        return read(body);
    }

    static SubnetDraft changes(JsonBody body) {
        Bodies.refuse(
                body,
                Set.of(
                        "id",
                        "network_id",
                        "tenant_id",
                        "project_id",
                        "ip_version",
                        "cidr",
                        "ipv6_ra_mode",
                        "ipv6_address_mode",
                        "subnetpool_id",
                        "use_default_subnetpool",
                        "prefixlen"));
        return read(body);
    }

    private static SubnetDraft read(JsonBody body) {
        Bodies.only(body, KNOWN);
        Change<Integer> version = number(body, "ip_version", Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (version.given() && version.value() != 4 && version.value() != 6) {
            throw CommonError.invalid("ip_version", version.value(), "'" + version.value() + "' is not in [4, 6]");
        }
        return new SubnetDraft(
                body.text("network_id", 1, Bodies.TEXT),
                Bodies.project(body),
                text(body, "name"),
                text(body, "description"),
                version,
                text(body, "cidr"),
                text(body, "gateway_ip"),
                flag(body, "enable_dhcp"),
                mode(body, "ipv6_ra_mode"),
                mode(body, "ipv6_address_mode"),
                Bodies.objects(body, "allocation_pools", pool -> {
                    pool.only("start", "end");
                    return new Pool(
                            pool.requiredText("start", 1, Bodies.TEXT), pool.requiredText("end", 1, Bodies.TEXT));
                }),
                Bodies.texts(body, "dns_nameservers"),
                Bodies.objects(body, "host_routes", route -> {
                    route.only("destination", "nexthop");
                    return new HostRoute(
                            route.requiredText("destination", 1, Bodies.TEXT),
                            route.requiredText("nexthop", 1, Bodies.TEXT));
                }),
                Bodies.texts(body, "service_types"),
                flag(body, "dns_publish_fixed_ip"),
                text(body, "subnetpool_id"),
                flag(body, "use_default_subnetpool"),
                number(body, "prefixlen", 0, Integer.MAX_VALUE));
    }

    private static Change<String> mode(JsonBody body, String name) {
        Change<String> mode = text(body, name);
        if (mode.orIfNull(null) != null && !MODES.contains(mode.value())) {
            throw CommonError.invalid(
                    name,
                    mode.value(),
                    "'" + mode.value() + "' is not in ['dhcpv6-stateful', 'dhcpv6-stateless', 'slaac']");
        }
        return mode;
    }

    static Map<String, Object> of(SubnetView view) {
        Map<String, Object> json = Heads.json(view.head());
        json.put("network_id", view.networkId());
        json.put("ip_version", view.ipVersion());
        json.put("cidr", view.cidr());
        json.put("gateway_ip", view.gatewayIp());
        json.put("enable_dhcp", view.enableDhcp());
        json.put("ipv6_ra_mode", view.raMode());
        json.put("ipv6_address_mode", view.addressMode());
        json.put("allocation_pools", view.pools());
        json.put("dns_nameservers", view.dnsServers());
        json.put("host_routes", view.hostRoutes());
        json.put("service_types", view.serviceTypes());
        json.put("dns_publish_fixed_ip", view.publishDns());
        json.put("subnetpool_id", view.subnetPoolId());
        json.put("segment_id", view.segmentId());
        json.put("router:external", view.external());
        return json;
    }
}
