package org.ustack.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of the server's process, after whatever ran before. */
final class MemoryScenario implements Scenario {

    private static final double KIB_PER_MIB = 1024;

    @Override
    public void run(Cloud cloud, Report report) throws Exception {
        String pid = Files.readString(cloud.home().resolve("run/server.pid")).strip();
        for (String line : Files.readAllLines(Path.of("/proc", pid, "status"))) {
            if (line.startsWith("VmRSS:")) {
                double mib = Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB;
                report.atMost("resident memory of the all-in-one process", mib, "MiB", 1024);
            }
        }
    }
}
