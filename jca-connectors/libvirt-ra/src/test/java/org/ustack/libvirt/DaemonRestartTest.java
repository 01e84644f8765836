package org.ustack.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.hypervisor.DomainStamp;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.HypervisorException.Cause;

/** A libvirtd of its own in a private mount namespace is killed and comes back; the machine's own is left alone. */
class DaemonRestartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path home;

    private Process daemon;
    private RunningLibvirt libvirt;
    private Path socket;

    @BeforeEach
    void start() throws Exception {
        QemuHere.required();
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/unshare"))) {
            System.err.println("SKIPPED, NOT PASSED: a second libvirtd needs root and unshare");
            Assumptions.abort("a second libvirtd needs root and unshare");
        }
        for (String part : List.of("run", "lib", "etc", "log", "cache")) {
            Files.createDirectories(home.resolve(part));
        }
        Files.writeString(home.resolve("etc/qemu.conf"), """
                user = "root"
                group = "root"
                dynamic_ownership = 0
                remember_owner = 0
                security_driver = "none"
                namespaces = [ ]
                cgroup_controllers = [ ]
                stdio_handler = "file"
                """);
        Files.writeString(home.resolve("etc/libvirtd.conf"), "auth_unix_ro = \"none\"\nauth_unix_rw = \"none\"\n");
        socket = home.resolve("run/libvirt-sock");
        startDaemon();
        libvirt = new RunningLibvirt("qemu+unix:///system?socket=" + socket, home.resolve("state"), "qemu");
    }

    private void startDaemon() throws Exception {
        Files.deleteIfExists(socket);
        String script = "for d in run:/run lib:/var/lib etc:/etc log:/var/log cache:/var/cache; do"
                + " mkdir -p ${d#*:}/libvirt && mount --bind \"$0/${d%%:*}\" ${d#*:}/libvirt || exit 1; done;"
                + " exec libvirtd -p /run/libvirt/libvirtd.pid";
        daemon = new ProcessBuilder(
                        "unshare", "--mount", "--propagation", "private", "bash", "-c", script, home.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("libvirtd.out").toFile())
                .start();
        await().atMost(PATIENCE).until(() -> Files.exists(socket));
    }

    private void killDaemon() throws Exception {
        daemon.destroyForcibly();
        assertThat(daemon.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void stop() throws Exception {
        if (libvirt != null) {
            libvirt.close();
        }
        if (daemon != null) {
            daemon.destroy();
            daemon.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private DomainSpec spec() throws Exception {
        String id = UUID.randomUUID().toString();
        return new DomainSpec(
                id,
                "restart-" + id.substring(0, 8),
                "restart",
                1,
                32,
                List.of(new DomainSpec.Disk(QemuHere.emptyDisk(home, id).toString(), "qcow2", "virtio", null)),
                List.of(),
                null,
                null,
                new DomainStamp("op-1", 1));
    }

    @Test
    void restartOfTheDaemonIsSurvived() throws Exception {
        DomainSpec spec = spec();
        try (HypervisorConnection connection = libvirt.factory().connect("node-1")) {
            connection.define(spec);
            connection.start(spec.id());
        }
        await().atMost(PATIENCE).until(() -> libvirt.container().saw(spec.id(), Power.RUNNING));
        assertThat(libvirt.pool().created()).isEqualTo(1);
        HypervisorConnection held = libvirt.factory().connect("node-1");
        assertThat(libvirt.pool().created()).as("the connection is used again").isEqualTo(1);

        killDaemon();

        assertThat(catchThrowableOfType(HypervisorException.class, held::list).kind())
                .isEqualTo(Cause.UNREACHABLE);
        held.close();
        assertThat(libvirt.pool().thrownAway()).as("the broken connection").isEqualTo(1);
        assertThat(catchThrowableOfType(HypervisorException.class, () -> libvirt.factory()
                                .connect("node-1"))
                        .kind())
                .isEqualTo(Cause.UNREACHABLE);

        startDaemon();

        await().atMost(PATIENCE).until(() -> libvirt.container().sawReconnect());
        try (HypervisorConnection connection = libvirt.factory().connect("node-1")) {
            assertThat(connection.find(spec.id()).orElseThrow().power())
                    .as("the guest never stopped")
                    .isEqualTo(Power.RUNNING);
            connection.powerOff(spec.id());
            await().atMost(PATIENCE).until(() -> libvirt.container().saw(spec.id(), Power.OFF));
            connection.undefine(spec.id());
        }
    }

    @Test
    void idleConnectionIsValidatedBeforeItIsHandedOut() throws Exception {
        libvirt.factory().connect("node-1").close();
        killDaemon();
        startDaemon();

        try (HypervisorConnection connection = libvirt.factory().connect("node-1")) {
            assertThat(connection.list()).isEmpty();
        }
        assertThat(libvirt.pool().created()).isEqualTo(2);
        assertThat(libvirt.pool().thrownAway()).isEqualTo(1);
    }
}
