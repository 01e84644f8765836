package org.ustack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The measured server as the kernel of this machine sees it. */
record ServerProcess(String pid) {

    private static final double KIB_PER_MIB = 1024;
    /** Clock ticks a second in {@code /proc}: fixed for user space on Linux. */
    private static final double TICKS = 100;
    /** Fields 14 and 15 of proc(5)'s stat, counted behind the program's name. */
    private static final int USER_TIME = 11;

    static ServerProcess of(Cloud cloud) throws IOException {
        return new ServerProcess(
                Files.readString(cloud.home().resolve("run/server.pid")).strip());
    }

    /** Processor time of all its threads so far. */
    double processorSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc", pid, "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1])) / TICKS;
    }

    double residentMib() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", pid, "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB;
            }
        }
        throw new IOException("no VmRSS in the status of process " + pid);
    }
}
