package org.ustack.agent.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.agent.process.HostCommands;

class EmptyQcow2Test {

    @TempDir
    Path folder;

    /** QEMU's own program judges: a whole image of that size without an error. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 5000})
    void qemuFindsAWholeDisk(int gib) throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/qemu-img"))) {
            System.err.println("SKIPPED, NOT PASSED: qemu-img is missing");
            Assumptions.abort("qemu-img is missing");
        }
        Path disk = Files.write(folder.resolve("disk"), EmptyQcow2.ofGib(gib));
        HostCommands commands = new HostCommands(Duration.ofMinutes(1));
        assertThat(commands.run("qemu-img", "check", "-f", "qcow2", disk.toString()))
                .contains("No errors were found");
        assertThat(commands.run("qemu-img", "info", "--output=json", "-f", "qcow2", disk.toString()))
                .contains("\"virtual-size\": " + gib * (1L << 30));
    }
}
