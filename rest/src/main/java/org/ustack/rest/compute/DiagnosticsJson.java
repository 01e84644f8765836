package org.ustack.rest.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ustack.compute.ServerView;
import org.ustack.network.ServerPorts.PortAddresses;

/**
 * Diagnostics in the form that 2.48 made the same for all hypervisors, from the flat figures ({@code cpu0_time},
 * {@code vda_read}, {@code tap1_rx}, {@code memory-actual}, …) that the node gives and that earlier versions show as they are.
 */
final class DiagnosticsJson {

    private static final Pattern CPU = Pattern.compile("cpu([0-9]+)_time");
    private static final Pattern DISK = Pattern.compile("(.+)_(read|read_req|write|write_req|errors)");
    private static final Pattern NIC = Pattern.compile("(.+)_((?:rx|tx)(?:_packets|_errors|_drop)?)");
    private static final int KIB_PER_MIB = 1024;
    private static final int TAP = "tap".length();

    private final Map<Integer, Object> cpus = new TreeMap<>();
    private final Map<String, Map<String, Object>> disks = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> nics = new LinkedHashMap<>();
    private final Map<String, Object> figures;

    private DiagnosticsJson(Map<String, Object> figures) {
        this.figures = figures;
        figures.forEach(this::sort);
    }

    private void sort(String name, Object value) {
        Matcher cpu = CPU.matcher(name);
        Matcher nic = NIC.matcher(name);
        Matcher disk = DISK.matcher(name);
        if (cpu.matches()) {
            cpus.put(Integer.valueOf(cpu.group(1)), value);
        } else if (nic.matches()) {
            nics.computeIfAbsent(nic.group(1), key -> new LinkedHashMap<>()).put(nic.group(2), value);
        } else if (disk.matches()) {
            disks.computeIfAbsent(disk.group(1), key -> new LinkedHashMap<>()).put(disk.group(2), value);
        }
    }

    /** @param hypervisorType of the node, or null if unknown */
    static Map<String, Object> standard(ServerView server, Map<String, Object> figures, String hypervisorType) {
        DiagnosticsJson sorted = new DiagnosticsJson(figures);
        List<Map<String, Object>> cpus = sorted.cpus();
        List<Map<String, Object>> disks = sorted.disks();
        List<Map<String, Object>> nics = sorted.nics(server);
        return Json.object(
                "state",
                state(server),
                "driver",
                "libvirt",
                "hypervisor",
                hypervisorType,
                "hypervisor_os",
                "linux",
                "uptime",
                whole(figures.get("uptime")),
                "config_drive",
                server.configDrive(),
                "num_cpus",
                cpus.isEmpty() ? server.flavor().vcpus() : cpus.size(),
                "num_nics",
                nics.size(),
                "num_disks",
                disks.size(),
                "memory_details",
                sorted.memory(server),
                "cpu_details",
                cpus,
                "nic_details",
                nics,
                "disk_details",
                disks);
    }

    private static String state(ServerView server) {
        if (server.power() == null) {
            return "pending";
        }
        return switch (server.power()) {
            case NO_STATE -> "pending";
            case RUNNING -> "running";
            case PAUSED -> "paused";
            case SHUT_DOWN -> "shutdown";
            case CRASHED -> "crashed";
            case SUSPENDED -> "suspended";
        };
    }

    /** The node counts in KiB, the answer is in MiB. */
    private Map<String, Object> memory(ServerView server) {
        Long kib = whole(figures.get("memory"));
        Long rss = whole(figures.get("memory-rss"));
        return Json.object(
                "maximum", kib == null ? Long.valueOf(server.flavor().ram()) : Long.valueOf(kib / KIB_PER_MIB),
                "used", rss == null ? null : Long.valueOf(rss / KIB_PER_MIB));
    }

    private List<Map<String, Object>> cpus() {
        List<Map<String, Object>> list = new ArrayList<>();
        cpus.forEach((id, time) -> list.add(Json.object("id", id, "time", whole(time), "utilisation", null)));
        return list;
    }

    private List<Map<String, Object>> disks() {
        List<Map<String, Object>> list = new ArrayList<>();
        disks.values()
                .forEach(disk -> list.add(Json.object(
                        "read_bytes", whole(disk.get("read")),
                        "read_requests", whole(disk.get("read_req")),
                        "write_bytes", whole(disk.get("write")),
                        "write_requests", whole(disk.get("write_req")),
                        "errors_count", whole(disk.get("errors")))));
        return list;
    }

    private List<Map<String, Object>> nics(ServerView server) {
        List<Map<String, Object>> list = new ArrayList<>();
        int index = 0;
        for (Map.Entry<String, Map<String, Object>> device : nics.entrySet()) {
            Map<String, Object> nic = device.getValue();
            String mac = mac(server, device.getKey(), index);
            index++;
            list.add(Json.object(
                    "mac_address", mac,
                    "rx_octets", whole(nic.get("rx")),
                    "rx_errors", whole(nic.get("rx_errors")),
                    "rx_drop", whole(nic.get("rx_drop")),
                    "rx_packets", whole(nic.get("rx_packets")),
                    "rx_rate", null,
                    "tx_octets", whole(nic.get("tx")),
                    "tx_errors", whole(nic.get("tx_errors")),
                    "tx_drop", whole(nic.get("tx_drop")),
                    "tx_packets", whole(nic.get("tx_packets")),
                    "tx_rate", null));
        }
        return list;
    }

    /** Devices are named after their ports ({@code tap} and the first digits of the id); others come in the order of the NICs. */
    private static String mac(ServerView server, String device, int index) {
        for (PortAddresses port : server.ports()) {
            if (device.length() > TAP && port.portId().startsWith(device.substring(TAP))) {
                return port.mac();
            }
        }
        return index < server.ports().size() ? server.ports().get(index).mac() : null;
    }

    private static Long whole(Object figure) {
        return figure instanceof Number number ? Long.valueOf(number.longValue()) : null;
    }
}
