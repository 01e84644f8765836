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
        return of(command, imageKey(command.image()));
    }

    /** @param imageKey of the image that the disk stands on, where the command does not know it */
    static GuestRecord of(BootServer command, String imageKey) {
        return new GuestRecord(
                command.server(), command.name(), imageKey, command.rootDiskGib(), command.metadata(), command.nics());
    }

    /** File name of an image in the cache: the same id with other bytes is another image. */
    public static String imageKey(ImageSource image) {
        return image.id() + "."
                + image.sha512()
                        .substring(0, Math.min(KEY_DIGITS, image.sha512().length()));
    }
}
