package org.ustack.agent.instance;

import java.util.List;
import org.ustack.contract.BootServer;
import org.ustack.contract.GuestMetadata;
import org.ustack.contract.ImageSource;
import org.ustack.contract.NicSpec;

/**
 * What stays of a boot command for the life of the instance: the answers of the metadata service, and the image that the
 * disk stands on.
 *
 * @param imageKey key in the image cache, see {@link #imageKey(ImageSource)}
 */
public record GuestRecord(
        String server, String name, String imageKey, int rootDiskGib, GuestMetadata metadata, List<NicSpec> nics) {

    private static final int KEY_DIGITS = 16;

    public GuestRecord {
        nics = List.copyOf(nics);
    }

    public static GuestRecord of(BootServer command) {
        return new GuestRecord(
                command.server(),
                command.name(),
                imageKey(command.image()),
                command.rootDiskGib(),
                command.metadata(),
                command.nics());
    }

    /** The same guest, to which other things are told about itself. */
    public GuestRecord described(String newName, GuestMetadata newMetadata) {
        return new GuestRecord(server, newName, imageKey, rootDiskGib, newMetadata, nics);
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
