package org.ustack.libvirt;

import java.util.LinkedHashMap;
import java.util.Map;

/** Libvirt's figures in the names of the compute API's diagnostics before microversion 2.48. */
final class Diagnostics {

    private static final Map<String, String> BLOCK = Map.of(
            "rd.bytes", "_read",
            "rd.reqs", "_read_req",
            "wr.bytes", "_write",
            "wr.reqs", "_write_req");

    private static final Map<String, String> NET = Map.of(
            "rx.bytes", "_rx",
            "rx.pkts", "_rx_packets",
            "rx.errs", "_rx_errors",
            "rx.drop", "_rx_drop",
            "tx.bytes", "_tx",
            "tx.pkts", "_tx_packets",
            "tx.errs", "_tx_errors",
            "tx.drop", "_tx_drop");

    private Diagnostics() {}

    static Map<String, Object> of(Map<String, Object> figures) {
        Map<String, Object> named = new LinkedHashMap<>();
        figures.forEach((name, value) -> {
            String[] parts = name.split("\\.", 3);
            if (parts.length == 3 && parts[0].equals("vcpu") && parts[2].equals("time")) {
                named.put("cpu" + parts[1] + "_time", value);
            } else if (parts.length == 3 && parts[0].equals("block")) {
                device(figures, name, parts, BLOCK, named, value);
            } else if (parts.length == 3 && parts[0].equals("net")) {
                device(figures, name, parts, NET, named, value);
            }
        });
        figures.keySet().stream()
                .filter(name -> name.matches("block\\.\\d+\\.name"))
                .forEach(name ->
                        // Libvirt counts no errors of disks on QEMU; -1 says so, as it always did.
                        named.put(figures.get(name) + "_errors", -1L));
        copy(figures, "balloon.maximum", named, "memory");
        copy(figures, "balloon.current", named, "memory-actual");
        copy(figures, "balloon.rss", named, "memory-rss");
        copy(figures, "balloon.available", named, "memory-available");
        copy(figures, "balloon.unused", named, "memory-unused");
        return named;
    }

    private static void device(
            Map<String, Object> figures,
            String name,
            String[] parts,
            Map<String, String> suffixes,
            Map<String, Object> named,
            Object value) {
        String suffix = suffixes.get(parts[2]);
        Object device = figures.get(parts[0] + "." + parts[1] + ".name");
        if (suffix != null && device != null) {
            named.put(device + suffix, value);
        }
    }

    private static void copy(Map<String, Object> figures, String from, Map<String, Object> named, String to) {
        if (figures.containsKey(from)) {
            named.put(to, figures.get(from));
        }
    }
}
