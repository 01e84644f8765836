package org.ustack.rest.network;

import static org.ustack.rest.network.Bodies.flag;
import static org.ustack.rest.network.Bodies.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.network.TrunkService.Draft;
import org.ustack.network.TrunkService.SubPort;
import org.ustack.network.TrunkService.View;
import org.ustack.rest.common.JsonBody;

final class TrunkJson {

    private static final Set<String> KNOWN =
            Set.of("name", "description", "tenant_id", "project_id", "port_id", "admin_state_up", "sub_ports");

    private TrunkJson() {}

    static Draft draft(JsonBody body) {
        Bodies.only(body, KNOWN);
        return read(body, Bodies.required(body, "port_id"), body.hasValue("sub_ports") ? subPorts(body) : List.of());
    }

    static Draft changes(JsonBody body) {
        Bodies.refuse(body, Set.of("id", "tenant_id", "project_id", "port_id", "sub_ports", "status"));
        Bodies.only(body, KNOWN);
        return read(body, null, List.of());
    }

    private static Draft read(JsonBody body, String portId, List<SubPort> subPorts) {
        return new Draft(
                Bodies.project(body),
                portId,
                text(body, "name"),
                text(body, "description"),
                flag(body, "admin_state_up"),
                subPorts);
    }

    static List<SubPort> subPorts(JsonBody body) {
        List<JsonBody> items = body.objects("sub_ports");
        if (items == null) {
            throw Bodies.bad("Unable to find 'sub_ports' in request body");
        }
        return items.stream()
                .map(item -> {
                    item.only("port_id", "segmentation_type", "segmentation_id");
                    return new SubPort(
                            Bodies.required(item, "port_id"),
                            item.text("segmentation_type", 0, Bodies.TEXT),
                            Bodies.integer(item, "segmentation_id", Integer.MIN_VALUE, Integer.MAX_VALUE));
                })
                .toList();
    }

    static Map<String, Object> of(View view) {
        Map<String, Object> json = Heads.json(view.head());
        json.put("port_id", view.portId());
        json.put("admin_state_up", view.adminStateUp());
        json.put("status", view.status());
        json.put("sub_ports", view.subPorts().stream().map(TrunkJson::of).toList());
        return json;
    }

    static Map<String, Object> of(SubPort port) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("port_id", port.portId());
        json.put("segmentation_type", port.type());
        json.put("segmentation_id", port.segmentationId());
        return json;
    }
}
