package org.ustack.rest.network;

import static org.ustack.rest.network.Bodies.flag;
import static org.ustack.rest.network.Bodies.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Json;
import org.ustack.network.AddressPair;
import org.ustack.network.DhcpOption;
import org.ustack.network.FixedIp;
import org.ustack.network.PortDraft;
import org.ustack.network.PortView;
import org.ustack.rest.common.JsonBody;

final class PortJson {

    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}");
    private static final int LONGEST_PROFILE = 4095;
    private static final Set<String> VNIC_TYPES = Set.of("normal", "direct", "macvtap", "baremetal", "direct-physical");
    private static final Set<String> KNOWN = Set.of(
            "network_id",
            "name",
            "description",
            "tenant_id",
            "project_id",
            "admin_state_up",
            "mac_address",
            "fixed_ips",
            "device_id",
            "device_owner",
            "binding:host_id",
            "binding:vnic_type",
            "binding:profile",
            "port_security_enabled",
            "security_groups",
            "allowed_address_pairs",
            "extra_dhcp_opts",
            "dns_name",
            "dns_domain",
            "qos_policy_id");

    private PortJson() {}

    static PortDraft draft(JsonBody body) {
        Bodies.required(body, "network_id");
        return read(body);
    }

    static PortDraft changes(JsonBody body) {
        Bodies.refuse(body, Set.of("id", "network_id", "tenant_id", "project_id", "status"));
        return read(body);
    }

    private static PortDraft read(JsonBody body) {
        Bodies.only(body, KNOWN);
        return new PortDraft(
                body.text("network_id", 1, Bodies.TEXT),
                Bodies.project(body),
                text(body, "name"),
                text(body, "description"),
                flag(body, "admin_state_up"),
                Bodies.change(body, "mac_address", PortJson::mac),
                Bodies.objects(body, "fixed_ips", PortJson::fixedIp),
                text(body, "device_id"),
                text(body, "device_owner"),
                text(body, "binding:host_id"),
                Bodies.change(body, "binding:vnic_type", PortJson::vnicType),
                Bodies.change(body, "binding:profile", PortJson::profile),
                flag(body, "port_security_enabled"),
                Bodies.change(body, "security_groups", PortJson::groups),
                Bodies.objects(body, "allowed_address_pairs", PortJson::pair),
                Bodies.objects(body, "extra_dhcp_opts", PortJson::option),
                text(body, "dns_name"),
                text(body, "dns_domain"),
                Bodies.id(body, "qos_policy_id"));
    }

    private static List<String> groups(JsonBody body, String name) {
        List<String> groups = body.texts(name, Bodies.TEXT);
        if (groups != null && Set.copyOf(groups).size() < groups.size()) {
            throw CommonError.invalid(name, groups, "Duplicate items in the list: '" + String.join(", ", groups) + "'");
        }
        return groups;
    }

    private static String mac(JsonBody body, String name) {
        String text = body.text(name, 0, Bodies.TEXT);
        if (text == null) {
            return null;
        }
        if (!MAC.matcher(text).matches() || text.startsWith("00:00:00:00:00:00")) {
            throw CommonError.invalid(name, text, "'" + text + "' is not a valid MAC address");
        }
        return text.toLowerCase(Locale.ROOT).replace('-', ':');
    }

    private static FixedIp fixedIp(JsonBody body) {
        body.only("subnet_id", "ip_address");
        FixedIp wish = new FixedIp(body.text("subnet_id", 1, Bodies.TEXT), body.text("ip_address", 1, Bodies.TEXT));
        if (wish.address() == null && wish.subnetId() == null) {
            throw Bodies.bad("IP allocation requires subnet_id or ip_address");
        }
        return wish;
    }

    private static String vnicType(JsonBody body, String name) {
        String type = body.text(name, 0, Bodies.TEXT);
        if (type != null && !VNIC_TYPES.contains(type)) {
            throw CommonError.invalid(
                    name,
                    type,
                    "'" + type + "' is not in " + VNIC_TYPES.stream().sorted().toList());
        }
        return type;
    }

    private static String profile(JsonBody body, String name) {
        JsonBody profile = body.object(name);
        String text = profile == null ? null : profile.node().toString();
        if (text != null && text.length() > LONGEST_PROFILE) {
            throw CommonError.invalid(name, name, "it is longer than " + LONGEST_PROFILE + " characters");
        }
        return text;
    }

    private static AddressPair pair(JsonBody body) {
        body.only("ip_address", "mac_address");
        return new AddressPair(body.requiredText("ip_address", 1, Bodies.TEXT), mac(body, "mac_address"));
    }

    private static DhcpOption option(JsonBody body) {
        body.only("opt_name", "opt_value", "ip_version");
        Integer version = Bodies.integer(body, "ip_version", 4, 6);
        return new DhcpOption(
                body.requiredText("opt_name", 1, Bodies.TEXT),
                body.text("opt_value", 0, Bodies.TEXT),
                version == null ? 4 : version);
    }

    /** @param admin where a port is, is the operator's business */
    static Map<String, Object> of(PortView view, boolean admin) {
        Map<String, Object> json = Heads.json(view.head());
        json.put("network_id", view.networkId());
        json.put("mac_address", view.mac());
        json.put("admin_state_up", view.adminStateUp());
        json.put("status", view.status());
        List<Map<String, Object>> addresses = new ArrayList<>();
        view.fixedIps().forEach(ip -> addresses.add(pairs("subnet_id", ip.subnetId(), "ip_address", ip.address())));
        json.put("fixed_ips", addresses);
        json.put("device_id", view.deviceId());
        json.put("device_owner", view.deviceOwner());
        json.put("security_groups", view.securityGroups());
        json.put("port_security_enabled", view.portSecurity());
        List<Map<String, Object>> allowed = new ArrayList<>();
        view.addressPairs()
                .forEach(pair -> allowed.add(pairs(
                        "ip_address", pair.address(), "mac_address", pair.mac() == null ? view.mac() : pair.mac())));
        json.put("allowed_address_pairs", allowed);
        List<Map<String, Object>> options = new ArrayList<>();
        view.dhcpOptions()
                .forEach(option -> options.add(pairs(
                        "opt_name", option.name(), "opt_value", option.value(), "ip_version", option.ipVersion())));
        json.put("extra_dhcp_opts", options);
        json.put("qos_policy_id", view.qosPolicyId());
        json.put("qos_network_policy_id", view.networkQosPolicyId());
        if (view.trunk() != null) {
            json.put("trunk_details", trunk(view.trunk()));
        }
        json.put("binding:vnic_type", view.vnicType());
        if (admin) {
            json.put("binding:host_id", view.host());
            json.put("binding:profile", Json.read(view.bindingProfile(), Map.class));
            json.put("binding:vif_type", view.host().isEmpty() ? "unbound" : "bridge");
            json.put(
                    "binding:vif_details",
                    view.host().isEmpty() ? Map.of() : Map.of("port_filter", view.portSecurity()));
        }
        return json;
    }

    private static Map<String, Object> trunk(PortView.TrunkDetails trunk) {
        List<Map<String, Object>> subPorts = new ArrayList<>();
        for (int i = 0; i < trunk.subPorts().size(); i++) {
            Map<String, Object> subPort = TrunkJson.of(trunk.subPorts().get(i));
            subPort.put("mac_address", trunk.macs().get(i));
            subPorts.add(subPort);
        }
        return pairs("trunk_id", trunk.id(), "sub_ports", subPorts);
    }

    private static Map<String, Object> pairs(Object... flat) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < flat.length; i += 2) {
            map.put((String) flat[i], flat[i + 1]);
        }
        return map;
    }
}
