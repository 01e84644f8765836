package org.ustack.agent.instance;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ustack.contract.BootServer;
import org.ustack.contract.GuestMetadata;
import org.ustack.contract.ImageSource;
import org.ustack.contract.NicSpec;

/**
 * What stays of a boot command for the life of the instance: the answers of the metadata service, and the images that its disks
 * stand on.
 *
 * @param imageKey key in the image cache, see {@link #imageKey(ImageSource)}
 * @param rescueImageKey of the image that it is rescued with, or null
 */
public record GuestRecord(
        String server,
        String name,
        String imageKey,
        int rootDiskGib,
        GuestMetadata metadata,
        List<NicSpec> nics,
        String rescueImageKey) {

    private static final int KEY_DIGITS = 16;

    public GuestRecord {
        nics = List.copyOf(nics);
    }

    /** One that is not rescued. */
    public GuestRecord(
            String server, String name, String imageKey, int rootDiskGib, GuestMetadata metadata, List<NicSpec> nics) {
        this(server, name, imageKey, rootDiskGib, metadata, nics, null);
    }

    public static GuestRecord of(BootServer command) {
        return of(command, imageKey(command.image()));
    }

    /** @param imageKey of the image that the disk stands on, where the command does not know it */
    static GuestRecord of(BootServer command, String imageKey) {
        return new GuestRecord(
                command.server(), command.name(), imageKey, command.rootDiskGib(), command.metadata(), command.nics());
    }

    public GuestRecord with(List<NicSpec> otherNics) {
        return new GuestRecord(server, name, imageKey, rootDiskGib, metadata, otherNics, rescueImageKey);
    }

    /** @param otherRescueImageKey null at the end of a rescue */
    public GuestRecord with(GuestMetadata otherMetadata, String otherRescueImageKey) {
        return new GuestRecord(server, name, imageKey, rootDiskGib, otherMetadata, nics, otherRescueImageKey);
    }

    /** What the cache must keep for it. */
    public Stream<String> imageKeys() {
        return Stream.of(imageKey, rescueImageKey).filter(Objects::nonNull);
    }

    /** The same guest, to which other things are told about itself. */
    public GuestRecord described(String newName, GuestMetadata newMetadata) {
        return new GuestRecord(server, newName, imageKey, rootDiskGib, newMetadata, nics, rescueImageKey);
    }

    /** Id of the image that the disk stands on. */
    public String imageId() {
        int dot = imageKey.indexOf('.');
        return dot < 0 ? imageKey : imageKey.substring(0, dot);
    }

    /** File name of an image in the cache: the same id with other bytes is another image. */
    public static String imageKey(ImageSource image) {
        return image.id() + "."
                + image.sha512()
                        .substring(0, Math.min(KEY_DIGITS, image.sha512().length()));
    }
}
