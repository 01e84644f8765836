package org.ustack.bench;

/** Resident memory of the server's process, after whatever ran before. */
final class MemoryScenario implements Scenario {

    private static final int MOST_MIB = 1024;

    @Override
    public void run(Cloud cloud, Report report) throws Exception {
        report.atMost(
                "resident memory of the all-in-one process",
                ServerProcess.of(cloud).residentMib(),
                "MiB",
                MOST_MIB);
    }
}
