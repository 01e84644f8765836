package org.ustack.image.internal.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * VMware's sparse disk in one file (VMware, Virtual Disk Format 5.0). Other kinds keep their data in files that they name,
 * and are refused.
 */
public final class VmdkInspector implements FormatInspector {

    private static final String MAGIC = "KDMV";
    private static final int HEADER = 79;
    private static final int SECTOR = 512;
    private static final int MAX_DESCRIPTOR = 64 * 1024;
    private static final Set<String> SELF_CONTAINED = Set.of("monolithicsparse", "streamoptimized");
    private static final Pattern CREATE_TYPE =
            Pattern.compile("^\\s*createType\\s*=\\s*\"([^\"]*)\"", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final Pattern PARENT =
            Pattern.compile("^\\s*parentCID\\s*=\\s*([0-9a-f]+)", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final Pattern PARENT_NAME =
            Pattern.compile("^\\s*parentFileNameHint\\s*=", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTENT = Pattern.compile(
            "^\\s*(?:RW|RDONLY|NOACCESS)\\s+\\d+\\s+(\\S+)(.*)$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    @Override
    public String format() {
        return "vmdk";
    }

    @Override
    public boolean recognises(ImageBytes bytes) throws IOException {
        return bytes.has(0, MAGIC);
    }

    @Override
    public long virtualSize(ImageBytes bytes) throws IOException, FormatRefusal {
        ByteBuffer header = bytes.read(0, HEADER, ByteOrder.LITTLE_ENDIAN);
        int version = header.getInt(4);
        if (version < 1 || version > 3) {
            throw new FormatRefusal("vmdk version " + version + " is not supported");
        }
        long capacity = header.getLong(12);
        long descriptorAt = header.getLong(28);
        long descriptorSectors = header.getLong(36);
        if (capacity <= 0 || capacity > Long.MAX_VALUE / SECTOR) {
            throw new FormatRefusal("its capacity is out of bounds");
        }
        if (descriptorAt <= 0 || descriptorSectors <= 0 || descriptorSectors > MAX_DESCRIPTOR / SECTOR) {
            throw new FormatRefusal("it has no descriptor of its own");
        }
        if (descriptorAt > bytes.size() / SECTOR) {
            throw new FormatRefusal("its descriptor lies outside of the data");
        }
        checkDescriptor(bytes.text(descriptorAt * SECTOR, (int) descriptorSectors * SECTOR));
        return capacity * SECTOR;
    }

    private static void checkDescriptor(String padded) throws FormatRefusal {
        int end = padded.indexOf('\0');
        String descriptor = end < 0 ? padded : padded.substring(0, end);
        Matcher type = CREATE_TYPE.matcher(descriptor);
        if (!type.find() || !SELF_CONTAINED.contains(type.group(1).toLowerCase(Locale.ROOT))) {
            throw new FormatRefusal("only vmdk images of one file (monolithicSparse, streamOptimized) are taken");
        }
        Matcher parent = PARENT.matcher(descriptor);
        boolean hasParent = parent.find() && !parent.group(1).equalsIgnoreCase("ffffffff");
        if (hasParent || PARENT_NAME.matcher(descriptor).find()) {
            throw new FormatRefusal("it has a parent disk");
        }
        Matcher extent = EXTENT.matcher(descriptor);
        int extents = 0;
        while (extent.find()) {
            extents++;
            // A name with a folder, or an extent of another kind, would be read from the machine that runs the guest.
            if (!extent.group(1).equalsIgnoreCase("SPARSE")
                    || extent.group(2).contains("/")
                    || extent.group(2).contains("\\")) {
                throw new FormatRefusal("it keeps its data in another file");
            }
        }
        if (extents != 1) {
            throw new FormatRefusal("it consists of " + extents + " extents instead of one");
        }
    }
}
