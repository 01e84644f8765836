package org.ustack.image.internal.format;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the bytes of an image with what its owner says they are. */
public final class FormatInspectors {

    private static final List<FormatInspector> STRUCTURED = List.of(
            new Qcow2Inspector(),
            new VmdkInspector(),
            new VdiInspector(),
            new VhdInspector(),
            new VhdxInspector(),
            new IsoInspector());

    private static final Map<String, FormatInspector> BY_NAME =
            STRUCTURED.stream().collect(Collectors.toMap(FormatInspector::format, Function.identity()));

    private static final RawInspector RAW = new RawInspector(STRUCTURED);

    /** Formats without a structure of their own: a disk, a kernel, a ramdisk. */
    private static final Set<String> PLAIN = Set.of("raw", "ami", "ari", "aki");

    /** Containers that are the disk itself; in others the disk is somewhere inside, and they are never booted. */
    private static final Set<String> BARE = Set.of("bare", "ami", "ari", "aki");

    private FormatInspectors() {}

    /**
     * @param diskFormat as declared
     * @param containerFormat as declared
     * @return size of the disk that a guest sees, or null if the container hides the disk
     * @throws FormatRefusal if the bytes are not what was declared, or not safe
     */
    public static Long check(String diskFormat, String containerFormat, FileChannel channel)
            throws IOException, FormatRefusal {
        ImageBytes bytes = new ImageBytes(channel);
        boolean bare = BARE.contains(containerFormat);
        if (PLAIN.contains(diskFormat)) {
            long size = RAW.virtualSize(bytes);
            return bare ? Long.valueOf(size) : null;
        }
        if (!containerFormat.equals("bare")) {
            return null;
        }
        FormatInspector inspector = BY_NAME.get(diskFormat);
        if (!inspector.recognises(bytes)) {
            throw new FormatRefusal("the data looks like " + looksLike(bytes));
        }
        long size = inspector.virtualSize(bytes);
        if (size <= 0) {
            throw new FormatRefusal("its disk has no size");
        }
        return size;
    }

    private static String looksLike(ImageBytes bytes) throws IOException {
        for (FormatInspector other : STRUCTURED) {
            if (other.recognises(bytes)) {
                return other.format();
            }
        }
        return "raw";
    }
}
