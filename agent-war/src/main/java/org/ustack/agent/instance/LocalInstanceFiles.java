package org.ustack.agent.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;
import org.ustack.agent.imagecache.CachedImage;
import org.ustack.agent.imagecache.ImageCache;
import org.ustack.agent.process.CommandFailed;
import org.ustack.agent.process.Commands;
import org.ustack.contract.BootServer;
import org.ustack.hypervisor.DomainSpec;
import org.ustack.kernel.CrashPoints;

/** Disks as files on this node: the root disk is an overlay on the cached image, so a boot copies nothing. */
public final class LocalInstanceFiles implements InstanceFiles {

    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;
    private static final int SERIAL_LENGTH = 20;
    static final String ROOT = "disk.qcow2";
    static final String EPHEMERAL = "disk.eph0";
    private static final String SWAP = "disk.swap";
    private static final String CONFIG_DRIVE = "config.iso";
    private static final List<String> EPHEMERAL_FORMAT = List.of("mkfs.ext4", "-q", "-F", "-L", "ephemeral0");

    private final InstanceStore store;
    private final ImageCache images;
    private final ConfigDrive configDrive;
    private final Commands commands;
    private final DepartedDisks departed;

    public LocalInstanceFiles(
            InstanceStore store,
            ImageCache images,
            ConfigDrive configDrive,
            Commands commands,
            DepartedDisks departed) {
        this.store = store;
        this.images = images;
        this.configDrive = configDrive;
        this.commands = commands;
        this.departed = departed;
    }

    @Override
    public Prepared prepare(BootServer command, Timeline timeline) throws NodeProblem {
        Path folder = store.folder(command.server());
        GuestRecord guest = GuestRecord.of(command);
        // First of all: the record names the image, which keeps the cache from dropping it meanwhile.
        store.writeGuest(guest);
        CrashPoints.reach(CrashPoints.AGENT_BOOT_BEGUN);

        CachedImage[] image = new CachedImage[1];
        timeline.step("image", () -> {
            image[0] = images.get(command.image());
            return image[0].hit() ? "cache hit" : "fetched";
        });
        CrashPoints.reach(CrashPoints.AGENT_BOOT_IMAGE_READY);

        List<DomainSpec.Disk> disks = new ArrayList<>();
        timeline.step("disk", () -> {
            disks.addAll(makeDisks(command, image[0], folder));
            return null;
        });
        CrashPoints.reach(CrashPoints.AGENT_BOOT_DISK_MADE);

        return withConfigDrive(command, guest, disks, timeline);
    }

    private Prepared withConfigDrive(
            BootServer command, GuestRecord guest, List<DomainSpec.Disk> disks, Timeline timeline) throws NodeProblem {
        if (command.configDrive()) {
            timeline.step("config drive", () -> configDrive.make(guest, configDriveOf(command.server())));
        }
        return new Prepared(disks, store.consoleLog(command.server()).toString(), cdrom(command));
    }

    private Path configDriveOf(String server) {
        return store.folder(server).resolve(CONFIG_DRIVE);
    }

    private String cdrom(BootServer command) {
        return command.configDrive() ? configDriveOf(command.server()).toString() : null;
    }

    @Override
    public void discard(String server, boolean preserveEphemeral) throws NodeProblem {
        Path folder = store.folder(server);
        try {
            Files.deleteIfExists(folder.resolve(ROOT));
            Files.deleteIfExists(folder.resolve(SWAP));
            Files.deleteIfExists(folder.resolve(CONFIG_DRIVE));
            if (!preserveEphemeral) {
                Files.deleteIfExists(folder.resolve(EPHEMERAL));
            }
        } catch (IOException e) {
            throw new NodeProblem(Code.STORAGE, "The disks could not be dropped: " + e.getMessage(), e);
        }
    }

    @Override
    public void checkDestination(String node, String destination) throws NodeProblem {
        if (!node.equals(destination)) {
            throw new NodeProblem(
                    Code.DISKS_ARE_LOCAL,
                    "The disks of the server are files of its node, which shares no storage with another: it can be"
                            + " resized there, but not moved.");
        }
    }

    @Override
    public Prepared arrive(BootServer command, Timeline timeline) throws NodeProblem {
        GuestRecord before = store.departedGuest(command.server())
                .orElseThrow(() -> new NodeProblem(Code.NO_DOMAIN, "Nothing of the server is set aside on this node."));
        // The disk goes on standing on the image that it was made from, whatever became of that image since.
        GuestRecord guest = GuestRecord.of(command, before.imageKey());
        store.writeGuest(guest);
        timeline.step("disk", () -> {
            departed.copy(command, before);
            if (command.swapMib() > 0) {
                makeBlank(swapOf(command), command.swapMib() * MIB, List.of("mkswap"));
            }
            if (command.ephemeralDiskGib() > 0) {
                makeBlank(ephemeralOf(command), command.ephemeralDiskGib() * GIB, EPHEMERAL_FORMAT);
            }
            return "copied";
        });
        return withConfigDrive(command, guest, disks(command), timeline);
    }

    @Override
    public Prepared describe(BootServer command) {
        return new Prepared(disks(command), store.consoleLog(command.server()).toString(), cdrom(command));
    }

    private Path swapOf(BootServer command) {
        return store.folder(command.server()).resolve(SWAP);
    }

    private Path ephemeralOf(BootServer command) {
        return store.folder(command.server()).resolve(EPHEMERAL);
    }

    @Override
    public void remove(String server) throws NodeProblem {
        store.remove(server);
    }

    private List<DomainSpec.Disk> makeDisks(BootServer command, CachedImage image, Path folder) throws NodeProblem {
        makeRoot(command, image, folder.resolve(ROOT));
        if (command.ephemeralDiskGib() > 0) {
            makeBlank(ephemeralOf(command), command.ephemeralDiskGib() * GIB, EPHEMERAL_FORMAT);
        }
        if (command.swapMib() > 0) {
            makeBlank(swapOf(command), command.swapMib() * MIB, List.of("mkswap"));
        }
        return disks(command);
    }

    /** In the order in which the guest sees them. */
    private List<DomainSpec.Disk> disks(BootServer command) {
        String bus = command.image().properties().getOrDefault("hw_disk_bus", "virtio");
        List<DomainSpec.Disk> disks = new ArrayList<>();
        disks.add(disk(store.folder(command.server()).resolve(ROOT), "qcow2", bus, command.server(), ""));
        if (command.ephemeralDiskGib() > 0) {
            disks.add(disk(ephemeralOf(command), "raw", bus, command.server(), "-e0"));
        }
        if (command.swapMib() > 0) {
            disks.add(disk(swapOf(command), "raw", bus, command.server(), "-sw"));
        }
        return disks;
    }

    private void makeRoot(BootServer command, CachedImage image, Path disk) throws NodeProblem {
        long granted = command.rootDiskGib() * GIB;
        if (granted > 0 && granted < image.virtualBytes()) {
            throw new NodeProblem(
                    Code.DISK_TOO_SMALL,
                    "The image needs a disk of " + image.virtualBytes() + " bytes, the flavor grants " + granted + ".");
        }
        if (Files.exists(disk)) {
            return;
        }
        Path part = AtomicFiles.unfinished(disk);
        try {
            Files.deleteIfExists(part);
            commands.run(
                    "qemu-img",
                    "create",
                    "-q",
                    "-f",
                    "qcow2",
                    "-F",
                    image.format(),
                    "-b",
                    image.file().toString(),
                    part.toString(),
                    Long.toString(Math.max(granted, image.virtualBytes())));
            AtomicFiles.publish(disk);
        } catch (CommandFailed | IOException e) {
            throw new NodeProblem(Code.STORAGE, "The root disk could not be made: " + e.getMessage(), e);
        }
    }

    /** A sparse raw file with a file system in it. */
    private void makeBlank(Path disk, long bytes, List<String> format) throws NodeProblem {
        if (Files.exists(disk)) {
            return;
        }
        Path part = AtomicFiles.unfinished(disk);
        try {
            Files.deleteIfExists(part);
            commands.run("qemu-img", "create", "-q", "-f", "raw", part.toString(), Long.toString(bytes));
            List<String> arguments = new ArrayList<>(format);
            arguments.add(part.toString());
            commands.run(arguments, "");
            AtomicFiles.publish(disk);
        } catch (CommandFailed | IOException e) {
            throw new NodeProblem(Code.STORAGE, "A disk could not be made: " + e.getMessage(), e);
        }
    }

    private static DomainSpec.Disk disk(Path file, String format, String bus, String server, String ending) {
        String serial = server.replace("-", "");
        String start = serial.substring(0, Math.min(serial.length(), SERIAL_LENGTH - ending.length()));
        return new DomainSpec.Disk(file.toString(), format, bus, start + ending);
    }
}
