package org.ustack.rest.network;

import static org.ustack.rest.network.Bodies.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.CommonError;
import org.ustack.network.Change;
import org.ustack.network.PortForwardingDraft;
import org.ustack.network.PortForwardingDraft.Ports;
import org.ustack.network.PortForwardingView;
import org.ustack.rest.common.JsonBody;

final class PortForwardingJson {

    private static final int LAST_PORT = 65_535;
    private static final List<String> PROTOCOLS = List.of("dccp", "sctp", "tcp", "udp");
    private static final Set<String> KNOWN = Set.of(
            "description",
            "protocol",
            "external_port",
            "external_port_range",
            "internal_port",
            "internal_port_range",
            "internal_port_id",
            "internal_ip_address",
            "project_id",
            "tenant_id");

    private PortForwardingJson() {}

    static PortForwardingDraft draft(JsonBody body) {
        for (String name : List.of("protocol", "internal_port_id")) {
            Bodies.required(body, name);
        }
        PortForwardingDraft draft = read(body);
        if (draft.external().or(null) == null) {
            throw Bodies.bad("Either external_port or external_port_range must be specified");
        }
        if (draft.internal().or(null) == null) {
            throw Bodies.bad("Either internal_port or internal_port_range must be specified");
        }
        if (draft.external().value().size() != draft.internal().value().size()) {
            throw Bodies.bad("Sizes of the external_port_range and internal_port_range must be equal");
        }
        return draft;
    }

    static PortForwardingDraft changes(JsonBody body) {
        Bodies.refuse(body, Set.of("id", "floatingip_id", "project_id", "tenant_id"));
        return read(body);
    }

    private static PortForwardingDraft read(JsonBody body) {
        Bodies.only(body, KNOWN);
        return new PortForwardingDraft(
                text(body, "description"),
                Bodies.change(body, "protocol", PortForwardingJson::protocol),
                ports(body, "external_port"),
                ports(body, "internal_port"),
                text(body, "internal_port_id"),
                text(body, "internal_ip_address"));
    }

    private static String protocol(JsonBody body, String name) {
        String protocol = body.requiredText(name, 1, Bodies.TEXT).toLowerCase(java.util.Locale.ROOT);
        if (!PROTOCOLS.contains(protocol)) {
            throw CommonError.invalid(name, protocol, "'" + protocol + "' is not in " + PROTOCOLS);
        }
        return protocol;
    }

    /** One port, or a range such as {@code 80:89}; naming both is an error. */
    private static Change<Ports> ports(JsonBody body, String name) {
        String range = name + "_range";
        if (body.hasValue(name) && body.hasValue(range)) {
            throw Bodies.bad("The fields " + name + " and " + range + " cannot be specified at the same time");
        }
        if (body.hasValue(name)) {
            Integer port = Bodies.integer(body, name, 1, LAST_PORT);
            return Change.to(new Ports(port, port));
        }
        if (!body.hasValue(range)) {
            return Change.none();
        }
        String text = body.text(range, 1, Bodies.TEXT);
        if (!text.matches("[0-9]{1,5}(:[0-9]{1,5})?")) {
            throw CommonError.invalid(range, text, "'" + text + "' is not a valid port range");
        }
        String[] ends = text.split(":");
        Ports ports = new Ports(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        if (ports.first() < 1 || ports.last() > LAST_PORT || ports.first() > ports.last()) {
            throw CommonError.invalid(range, text, "'" + text + "' is not a valid port range");
        }
        return Change.to(ports);
    }

    static Map<String, Object> of(PortForwardingView view) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", view.id());
        json.put("description", view.description());
        json.put("internal_port_id", view.internalPortId());
        json.putAll(places(view, true));
        return json;
    }

    /** As a floating address shows what it forwards. */
    static Map<String, Object> inFloatingIp(PortForwardingView view) {
        return places(view, false);
    }

    private static Map<String, Object> places(PortForwardingView view, boolean ranges) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("protocol", view.protocol());
        json.put("internal_ip_address", view.internalAddress());
        boolean single = view.externalFirst() == view.externalLast();
        json.put("internal_port", single ? view.internalFirst() : null);
        json.put("external_port", single ? view.externalFirst() : null);
        if (ranges || !single) {
            json.put("internal_port_range", view.internalFirst() + ":" + view.internalLast());
            json.put("external_port_range", view.externalFirst() + ":" + view.externalLast());
        }
        return json;
    }
}
