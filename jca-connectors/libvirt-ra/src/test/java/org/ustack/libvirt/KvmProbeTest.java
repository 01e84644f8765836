package org.ustack.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KvmProbeTest {

    private static final long PATIENCE = 10_000;

    @TempDir
    Path directory;

    /** The emulator runs everything, so this proves the boot sector: a probe that cannot say yes would say nothing. */
    @Test
    void emulatorRunsTheProbe() throws Exception {
        QemuHere.required();
        try (LibvirtSession session = new LibvirtSession(QemuHere.URI)) {
            KvmProbe probe = new KvmProbe(directory, PATIENCE, new CountDownLatch(1));

            assertThat(probe.tryOut(session, "qemu")).isTrue();
            assertThat(probe.works(session, "qemu")).isTrue();
        }
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .startsWith("qemu-probe-");
        }
    }

    @Test
    void withoutPatienceNothingWorks() throws Exception {
        QemuHere.required();
        try (LibvirtSession session = new LibvirtSession(QemuHere.URI)) {
            assertThat(new KvmProbe(directory, 1, new CountDownLatch(1)).tryOut(session, "qemu"))
                    .isFalse();
        }
    }

    @Test
    void answerIsKeptUntilTheHostChanges() throws Exception {
        QemuHere.required();
        try (LibvirtSession session = new LibvirtSession(QemuHere.URI)) {
            KvmProbe probe = new KvmProbe(directory, PATIENCE, new CountDownLatch(1));
            boolean works = probe.works(session, "qemu");
            Path kept;
            try (var files = Files.list(directory)) {
                kept = files.findFirst().orElseThrow();
            }
            Files.writeString(kept, !works + "\n");

            assertThat(probe.works(session, "qemu")).isEqualTo(!works);
        }
    }

    @Test
    void typeThatIsNotOfferedDoesNotWork() throws Exception {
        QemuHere.required();
        try (LibvirtSession session = new LibvirtSession(QemuHere.URI)) {
            assertThat(new KvmProbe(directory, PATIENCE, new CountDownLatch(1)).works(session, "hvf"))
                    .isFalse();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void bootSectorIsWhatItsSourceSays() throws Exception {
        Path source = Path.of("src/main/asm/kvm-probe.S");
        Path object = directory.resolve("probe.o");
        Path image = directory.resolve("probe.bin");
        run(List.of("as", "--64", "-o", object.toString(), source.toString()));
        run(List.of(
                "ld",
                "-m",
                "elf_x86_64",
                "--oformat",
                "binary",
                "-Ttext",
                "0x7c00",
                "-e",
                "start",
                "-o",
                image.toString(),
                object.toString()));

        try (InputStream packed = KvmProbe.class.getResourceAsStream("kvm-probe.bin")) {
            assertThat(packed.readAllBytes()).isEqualTo(Files.readAllBytes(image));
        }
    }

    private static void run(List<String> command) throws Exception {
        try {
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .isZero();
        } catch (java.io.IOException e) {
            System.err.println("SKIPPED, NOT PASSED: no assembler here: " + e.getMessage());
            Assumptions.abort("no assembler here");
        }
    }
}
