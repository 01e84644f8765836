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

    private final InstanceStore store;
    private final ImageCache images;
    private final ConfigDrive configDrive;
    private final Commands commands;

    public LocalInstanceFiles(InstanceStore store, ImageCache images, ConfigDrive configDrive, Commands commands) {
        this.store = store;
        this.images = images;
        this.configDrive = configDrive;
        this.commands = commands;
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

        String cdrom = null;
        if (command.configDrive()) {
            Path iso = folder.resolve("config.iso");
            timeline.step("config drive", () -> configDrive.make(guest, iso));
            cdrom = iso.toString();
        }
        return new Prepared(disks, store.consoleLog(command.server()).toString(), cdrom);
    }

    @Override
    public void remove(String server) throws NodeProblem {
        store.remove(server);
    }

    private List<DomainSpec.Disk> makeDisks(BootServer command, CachedImage image, Path folder) throws NodeProblem {
        String bus = command.image().properties().getOrDefault("hw_disk_bus", "virtio");
        List<DomainSpec.Disk> disks = new ArrayList<>();
        Path root = folder.resolve("disk.qcow2");
        makeRoot(command, image, root);
        disks.add(disk(root, "qcow2", bus, command.server(), ""));
        if (command.ephemeralDiskGib() > 0) {
            Path ephemeral = folder.resolve("disk.eph0");
            makeBlank(
                    ephemeral, command.ephemeralDiskGib() * GIB, List.of("mkfs.ext4", "-q", "-F", "-L", "ephemeral0"));
            disks.add(disk(ephemeral, "raw", bus, command.server(), "-e0"));
        }
        if (command.swapMib() > 0) {
            Path swap = folder.resolve("disk.swap");
            makeBlank(swap, command.swapMib() * MIB, List.of("mkswap"));
            disks.add(disk(swap, "raw", bus, command.server(), "-sw"));
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
