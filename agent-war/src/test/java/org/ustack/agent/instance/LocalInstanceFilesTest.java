package org.ustack.agent.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.agent.Fixtures.CLOCK;
import static org.ustack.agent.Fixtures.SERVER;
import static org.ustack.agent.Fixtures.boot;
import static org.ustack.agent.Fixtures.image;
import static org.ustack.agent.Fixtures.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.imagecache.ImageCache;
import org.ustack.agent.process.CommandFailed;
import org.ustack.agent.process.Commands;
import org.ustack.contract.BootServer;
import org.ustack.contract.StepTiming;

class LocalInstanceFilesTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path state;

    private final List<List<String>> ran = new ArrayList<>();
    private boolean failing;

    /** Makes the file that each program would make. */
    private final Commands commands = (arguments, input) -> {
        ran.add(arguments);
        if (failing) {
            throw new CommandFailed("no space");
        }
        try {
            String output =
                    switch (arguments.get(0)) {
                        case "genisoimage" -> arguments.get(arguments.indexOf("-o") + 1);
                        case "qemu-img" -> arguments.get(arguments.size() - 2);
                        case "cp" -> arguments.get(arguments.size() - 1);
                        default -> arguments.get(arguments.size() - 1);
                    };
            Files.writeString(Path.of(output), arguments.get(0));
            return "";
        } catch (IOException e) {
            throw new CommandFailed("cannot write", e);
        }
    };

    private InstanceStore store;
    private LocalInstanceFiles files;

    @BeforeEach
    void setUp() {
        store = new InstanceStore(state);
        ImageCache images = new ImageCache(state, (url, sink) -> sink.accept(CONTENT), commands, CLOCK);
        ConfigDrive drive = new ConfigDrive(guest -> Map.of("openstack/latest/meta_data.json", CONTENT), commands);
        files = new LocalInstanceFiles(store, images, drive, commands, new DepartedDisks(store, commands));
    }

    private InstanceFiles.Prepared prepare(BootServer command) throws NodeProblem {
        return files.prepare(command, new Timeline(CLOCK));
    }

    @Test
    void theRootDiskStandsOnTheCachedImageWithItsFormatPinned() throws Exception {
        Timeline timeline = new Timeline(CLOCK);
        InstanceFiles.Prepared prepared = files.prepare(boot(operation(1)), timeline);
        List<String> create = ran.get(0);
        assertThat(create)
                .startsWith("qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b")
                .endsWith("1073741824");
        assertThat(create.get(8)).startsWith(state.resolve("images").toString());
        assertThat(prepared.disks()).hasSize(1);
        assertThat(prepared.disks().get(0).file())
                .isEqualTo(store.folder(SERVER).resolve("disk.qcow2").toString());
        assertThat(prepared.disks().get(0).serial()).hasSize(20);
        assertThat(Path.of(prepared.cdrom())).exists();
        assertThat(timeline.steps()).extracting(StepTiming::name).containsExactly("image", "disk", "config drive");
        assertThat(store.guest(SERVER)).isPresent();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(store.folder(SERVER).resolve("guest.json"))))
                .isEqualTo("rw-------");
        assertThat(store.folder(SERVER).resolve("config.d")).doesNotExist();
    }

    @Test
    void aSecondDeliveryKeepsWhatIsThere() throws Exception {
        prepare(boot(operation(1)));
        Path disk = store.folder(SERVER).resolve("disk.qcow2");
        Files.writeString(disk, "written by the guest");
        ran.clear();
        prepare(boot(operation(1)));
        assertThat(ran).isEmpty();
        assertThat(disk).hasContent("written by the guest");
    }

    @Test
    void anUnfinishedDiskIsMadeAgain() throws Exception {
        failing = true;
        assertThatThrownBy(() -> prepare(boot(operation(1))))
                .isInstanceOfSatisfying(
                        NodeProblem.class, e -> assertThat(e.code()).isEqualTo(NodeProblem.Code.STORAGE));
        Path disk = store.folder(SERVER).resolve("disk.qcow2");
        Files.writeString(AtomicFiles.unfinished(disk), "half");
        assertThat(disk).doesNotExist();
        failing = false;
        prepare(boot(operation(1)));
        assertThat(disk).hasContent("qemu-img");
        assertThat(AtomicFiles.unfinished(disk)).doesNotExist();
    }

    @Test
    void ephemeralAndSwapDisksAreFormatted() throws Exception {
        BootServer b = boot(operation(1), image(CONTENT, "raw"), false);
        InstanceFiles.Prepared prepared = prepare(new BootServer(
                b.node(),
                b.operation(),
                b.server(),
                b.name(),
                1,
                128,
                0,
                2,
                64,
                Map.of(),
                b.image(),
                b.nics(),
                b.metadata(),
                false));
        assertThat(prepared.disks())
                .extracting(disk -> Path.of(disk.file()).getFileName().toString())
                .containsExactly("disk.qcow2", "disk.eph0", "disk.swap");
        assertThat(prepared.disks()).extracting(disk -> disk.serial()).doesNotHaveDuplicates();
        assertThat(prepared.cdrom()).isNull();
        assertThat(ran)
                .extracting(command -> command.get(0))
                .containsExactly("qemu-img", "qemu-img", "mkfs.ext4", "qemu-img", "mkswap");
        assertThat(ran.get(0)).as("as large as the image").endsWith("3");
    }

    @Test
    void aDiskSmallerThanTheImageIsRefused() {
        BootServer b = boot(operation(1));
        ImageCache images = new ImageCache(
                state,
                (url, sink) -> sink.accept(CONTENT),
                (arguments, input) -> "{\"virtual-size\": 2147483648}",
                CLOCK);
        LocalInstanceFiles strict = new LocalInstanceFiles(
                store,
                images,
                new ConfigDrive(guest -> Map.of(), commands),
                commands,
                new DepartedDisks(store, commands));
        BootServer qcow2 = boot(b.operation(), image(CONTENT, "qcow2"), false);
        assertThatThrownBy(() -> strict.prepare(qcow2, new Timeline(CLOCK)))
                .isInstanceOfSatisfying(NodeProblem.class, e -> {
                    assertThat(e.code()).isEqualTo(NodeProblem.Code.DISK_TOO_SMALL);
                    assertThat(e.retryable()).isFalse();
                });
    }

    private BootServer sized(int rootGib, int ephemeralGib) {
        BootServer b = boot(operation(1));
        return new BootServer(
                b.node(),
                b.operation(),
                SERVER,
                b.name(),
                b.vcpus(),
                b.memoryMib(),
                rootGib,
                ephemeralGib,
                0,
                b.extraSpecs(),
                b.image(),
                b.nics(),
                b.metadata(),
                false);
    }

    @Test
    void anArrivalCopiesTheDisksAndLetsThemGrow() throws Exception {
        prepare(sized(1, 1));
        Departures departures = new Departures(store);
        departures.begin(SERVER, operation(2));
        departures.setAside(SERVER);
        assertThat(store.guests())
                .as("its image is still in use")
                .singleElement()
                .extracting(GuestRecord::imageKey)
                .isEqualTo(GuestRecord.imageKey(sized(1, 1).image()));
        ran.clear();
        InstanceFiles.Prepared arrived = files.arrive(sized(2, 2), new Timeline(CLOCK));
        assertThat(arrived.disks()).hasSize(2);
        assertThat(ran)
                .extracting(command -> command.get(0) + " " + command.get(1))
                .containsExactly("cp --sparse=always", "qemu-img resize", "cp --sparse=always", "qemu-img resize");
        assertThat(ran.get(1)).endsWith("2147483648");
        assertThat(store.departedFolder(SERVER).resolve("disk.qcow2")).exists();
        ran.clear();
        files.arrive(sized(2, 2), new Timeline(CLOCK));
        assertThat(ran).as("what is there is kept").isEmpty();

        departures.putBack(SERVER);
        assertThat(store.guest(SERVER).orElseThrow().rootDiskGib()).isEqualTo(1);
        assertThat(files.describe(sized(1, 1)).disks()).hasSize(2);
    }

    @Test
    void aMigrationOnTheSameNodeDoesNotResizeAndNothingArrivesOfNothing() throws Exception {
        assertThatThrownBy(() -> files.arrive(sized(1, 0), new Timeline(CLOCK)))
                .isInstanceOfSatisfying(
                        NodeProblem.class, e -> assertThat(e.code()).isEqualTo(NodeProblem.Code.NO_DOMAIN));
        assertThatThrownBy(() -> files.checkDestination("node-1", "node-2"))
                .hasMessageContaining("shares no storage")
                .isInstanceOfSatisfying(
                        NodeProblem.class, e -> assertThat(e.code()).isEqualTo(NodeProblem.Code.DISKS_ARE_LOCAL));
        files.checkDestination("node-1", "node-1");
    }

    @Test
    void aRebuildDropsWhatItMakesAnew() throws Exception {
        prepare(sized(1, 1));
        files.discard(SERVER, true);
        assertThat(store.folder(SERVER).resolve("disk.qcow2")).doesNotExist();
        assertThat(store.folder(SERVER).resolve("disk.eph0")).exists();
        files.discard(SERVER, false);
        assertThat(store.folder(SERVER).resolve("disk.eph0")).doesNotExist();
        assertThat(store.guest(SERVER)).isPresent();
    }

    @Test
    void removalTakesEverythingAndCanBeRepeated() throws Exception {
        prepare(boot(operation(1)));
        files.remove(SERVER);
        assertThat(store.folder(SERVER)).doesNotExist();
        files.remove(SERVER);
        assertThat(store.guest(SERVER)).isEmpty();
    }

    @Test
    void recordsSurviveARestart() throws Exception {
        BootServer command = boot(operation(1));
        store.writeGuest(GuestRecord.of(command));
        NicRecord nic = new NicRecord(SERVER, command.nics().get(0), 3, "198.18.0.3");
        store.writeNic(nic);
        InstanceStore again = new InstanceStore(state);
        assertThat(again.nics()).containsExactly(nic);
        assertThat(again.guest(SERVER)).contains(GuestRecord.of(command));
        assertThatThrownBy(() -> again.folder("../etc")).isInstanceOf(IllegalArgumentException.class);
    }
}
