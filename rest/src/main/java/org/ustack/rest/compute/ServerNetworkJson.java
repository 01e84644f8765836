package org.ustack.rest.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerView;
import org.ustack.network.ServerPorts.PortAddresses;

/** Addresses and interfaces of a server as their own resources. */
final class ServerNetworkJson {

    private static final int TAG_SINCE = 70;

    private ServerNetworkJson() {}

    /** By network name, without the extended attributes that a server shows. */
    static Map<String, List<Map<String, Object>>> addresses(ServerView server) {
        Map<String, List<Map<String, Object>>> networks = new LinkedHashMap<>();
        ServerJson.byNetwork(server.ports()).forEach((name, ports) -> {
            List<Map<String, Object>> addresses = new ArrayList<>();
            ports.forEach(port -> port.fixed()
                    .forEach(address ->
                            addresses.add(Json.object("version", address.version(), "addr", address.address()))));
            networks.put(name, addresses);
        });
        return networks;
    }

    /** A port goes up and down with the guest behind it. */
    static Map<String, Object> networkInterface(ServerView server, PortAddresses port, Microversion version) {
        List<Map<String, Object>> fixed = port.fixed().stream()
                .filter(address -> !address.floating())
                .map(address -> Json.<Object>object("subnet_id", address.subnetId(), "ip_address", address.address()))
                .toList();
        Map<String, Object> shown = Json.object(
                "port_state", state(server.state()),
                "fixed_ips", fixed,
                "port_id", port.portId(),
                "net_id", port.networkId(),
                "mac_addr", port.mac());
        if (version.atLeast(TAG_SINCE)) {
            shown.put("tag", null);
        }
        return shown;
    }

    private static String state(ServerState state) {
        return switch (state) {
            case ACTIVE, PAUSED, RESIZED -> "ACTIVE";
            case BUILDING -> "BUILD";
            case STOPPED, SUSPENDED, ERROR, DELETED -> "DOWN";
        };
    }
}
