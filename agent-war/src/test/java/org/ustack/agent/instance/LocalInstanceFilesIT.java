package org.ustack.agent.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.agent.Fixtures.CLOCK;
import static org.ustack.agent.Fixtures.SERVER;
import static org.ustack.agent.Fixtures.boot;
import static org.ustack.agent.Fixtures.image;
import static org.ustack.agent.Fixtures.operation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.agent.Fixtures;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.imagecache.ImageCache;
import org.ustack.agent.metadata.MetadataTree;
import org.ustack.agent.metadata.OpenStackTree;
import org.ustack.agent.process.Commands;
import org.ustack.agent.process.HostCommands;
import org.ustack.contract.BootServer;

/** With the real qemu-img, genisoimage and mkfs. Run by {@code -Dtest=LocalInstanceFilesIT}. */
@Tag("metal")
class LocalInstanceFilesIT {

    @TempDir
    Path state;

    private final Commands commands = new HostCommands(Duration.ofSeconds(60));

    @BeforeEach
    void needsTools() {
        for (String tool :
                List.of("/usr/bin/qemu-img", "/usr/bin/genisoimage", "/usr/bin/isoinfo", "/sbin/mkfs.ext4")) {
            Assumptions.assumeTrue(Files.exists(Path.of(tool)), "SKIPPED: " + tool + " is missing");
        }
    }

    private LocalInstanceFiles files(byte[] content) {
        InstanceStore store = new InstanceStore(state);
        MetadataTree tree = new MetadataTree(new OpenStackTree(Fixtures.noVendorData(), () -> new byte[] {1}));
        return new LocalInstanceFiles(
                store,
                new ImageCache(state, (url, sink) -> sink.accept(content), commands, CLOCK),
                new ConfigDrive(tree::drive, commands),
                commands);
    }

    private byte[] qcow2(String... options) throws Exception {
        Path file = state.resolve("source.qcow2");
        List<String> arguments = new java.util.ArrayList<>(List.of("qemu-img", "create", "-q", "-f", "qcow2"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(file.toString(), "64M"));
        commands.run(arguments, "");
        return Files.readAllBytes(file);
    }

    @Test
    void makesAnOverlayAndADriveThatToolsUnderstand() throws Exception {
        byte[] content = qcow2();
        BootServer b = boot(operation(1), image(content, "qcow2"), true);
        BootServer command = new BootServer(
                b.node(),
                b.operation(),
                b.server(),
                b.name(),
                1,
                128,
                1,
                1,
                16,
                Map.of(),
                b.image(),
                b.nics(),
                b.metadata(),
                true);
        InstanceFiles.Prepared prepared = files(content).prepare(command, new Timeline(CLOCK));
        assertThat(commands.run(
                        "qemu-img",
                        "info",
                        "--output=json",
                        prepared.disks().get(0).file()))
                .contains("\"backing-filename-format\": \"qcow2\"", "\"virtual-size\": 1073741824");
        assertThat(commands.run("isoinfo", "-d", "-i", prepared.cdrom())).contains("Volume id: config-2");
        assertThat(commands.run("isoinfo", "-R", "-f", "-i", prepared.cdrom()).split("\n"))
                .contains("/openstack/latest/meta_data.json", "/ec2/latest/meta-data.json");
        assertThat(commands.run("isoinfo", "-R", "-x", "/openstack/latest/user_data", "-i", prepared.cdrom()))
                .isEqualTo("#!/bin/sh\n");
        assertThat(commands.run("blkid", "-p", prepared.disks().get(1).file())).contains("ephemeral0");
        assertThat(commands.run("blkid", "-p", prepared.disks().get(2).file())).contains("TYPE=\"swap\"");
    }

    @Test
    void refusesAnImageWithABackingFile() throws Exception {
        Files.writeString(state.resolve("secret"), "x".repeat(512));
        byte[] content = qcow2("-F", "raw", "-b", state.resolve("secret").toString());
        assertThatThrownBy(() ->
                        files(content).prepare(boot(operation(1), image(content, "qcow2"), false), new Timeline(CLOCK)))
                .isInstanceOfSatisfying(
                        NodeProblem.class, e -> assertThat(e.code()).isEqualTo(NodeProblem.Code.IMAGE_UNSAFE));
        assertThat(new InstanceStore(state).folder(SERVER).resolve("disk.qcow2"))
                .doesNotExist();
    }

    @Test
    void refusesBytesThatAreNotTheDeclaredFormat() {
        byte[] content = "not a disk at all".getBytes();
        assertThatThrownBy(() ->
                        files(content).prepare(boot(operation(1), image(content, "qcow2"), false), new Timeline(CLOCK)))
                .isInstanceOfSatisfying(
                        NodeProblem.class, e -> assertThat(e.code()).isEqualTo(NodeProblem.Code.IMAGE_UNSAFE));
    }
}
