package org.ustack.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.hypervisor.DomainSpec;

/** What a simulated guest shows of itself: the lines of its serial console, and figures that follow from its age. */
final class SimulatedConsole {

    /** A guest that idles: a hundredth of a processor, and the kilobytes of a quiet system. */
    private static final long BUSY_NANOS_PER_MILLI = 10_000;

    private static final long BYTES_PER_SECOND = 512;

    private SimulatedConsole() {}

    static String boot(DomainSpec spec) {
        StringBuilder lines = new StringBuilder();
        lines.append("[    0.000000] Linux version 6.1.0-simulated (simulator) #1 SMP\n");
        lines.append("[    0.000000] Memory: ").append(spec.memoryMib() * 1024L).append("K available\n");
        lines.append("[    0.010000] smp: Brought up 1 node, ")
                .append(spec.vcpus())
                .append(" CPU(s)\n");
        for (int i = 0; i < spec.disks().size(); i++) {
            lines.append("[    0.020000] virtio_blk virtio")
                    .append(i)
                    .append(": [vd")
                    .append((char) ('a' + i))
                    .append("] ready\n");
        }
        for (int i = 0; i < spec.nics().size(); i++) {
            lines.append("[    0.030000] eth")
                    .append(i)
                    .append(": link becomes ready, hwaddr ")
                    .append(spec.nics().get(i).mac())
                    .append('\n');
        }
        lines.append("\n").append(spec.name()).append(" login: \n");
        return lines.toString();
    }

    static String shutDown() {
        return "[  100.000000] reboot: Power down\n";
    }

    static String interrupted() {
        return "[  100.000000] NMI received for unknown reason\n";
    }

    static String passwordChanged(String user) {
        return "guest agent: the password of " + user + " was changed\n";
    }

    static String nic(DomainSpec.Nic nic, boolean in) {
        return "[  100.000000] card " + nic.mac() + (in ? " plugged in\n" : " unplugged\n");
    }

    static void append(Path log, String lines) throws IOException {
        Files.writeString(log, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static Map<String, Object> diagnostics(SimulatedDomain domain, long now) {
        long age = Math.max(0, now - domain.startedAt());
        long bytes = age / 1000 * BYTES_PER_SECOND;
        DomainSpec spec = domain.spec();
        Map<String, Object> figures = new LinkedHashMap<>();
        for (int cpu = 0; cpu < spec.vcpus(); cpu++) {
            figures.put("cpu" + cpu + "_time", age * BUSY_NANOS_PER_MILLI);
        }
        figures.put("memory", spec.memoryMib() * 1024L);
        figures.put("memory-actual", spec.memoryMib() * 1024L);
        for (int i = 0; i < spec.disks().size(); i++) {
            String disk = "vd" + (char) ('a' + i);
            for (String figure : List.of("_read", "_write")) {
                figures.put(disk + figure, bytes);
                figures.put(disk + figure + "_req", bytes / BYTES_PER_SECOND);
            }
            figures.put(disk + "_errors", -1L);
        }
        for (DomainSpec.Nic nic : spec.nics()) {
            for (String figure : List.of("_rx", "_tx")) {
                figures.put(nic.device() + figure, bytes);
                figures.put(nic.device() + figure + "_packets", bytes / BYTES_PER_SECOND);
                figures.put(nic.device() + figure + "_drop", 0L);
                figures.put(nic.device() + figure + "_errors", 0L);
            }
        }
        return figures;
    }
}
