package org.ustack.image.internal.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** Microsoft's second Virtual Hard Disk format ([MS-VHDX]). */
public final class VhdxInspector implements FormatInspector {

    private static final String MAGIC = "vhdxfile";
    private static final long REGION_TABLE_AT = 192 * 1024;
    private static final int REGION_TABLE = 64 * 1024;
    private static final int METADATA_TABLE = 64 * 1024;
    private static final int MAX_ENTRIES = 2047;
    private static final int ENTRY = 32;
    private static final UUID METADATA_REGION = UUID.fromString("8b7ca206-4790-4b9a-b8fe-575f050f886e");
    private static final UUID FILE_PARAMETERS = UUID.fromString("caa16737-fa36-4d43-b3b6-33f0aa44e76b");
    private static final UUID DISK_SIZE = UUID.fromString("2fa54224-cd1b-4876-b211-5dbed83bf4b8");
    private static final int HAS_PARENT = 1 << 1;

    @Override
    public String format() {
        return "vhdx";
    }

    @Override
    public boolean recognises(ImageBytes bytes) throws IOException {
        return bytes.has(0, MAGIC);
    }

    @Override
    public long virtualSize(ImageBytes bytes) throws IOException, FormatRefusal {
        long metadata = metadataRegion(bytes);
        ByteBuffer table = bytes.read(metadata, METADATA_TABLE, ByteOrder.LITTLE_ENDIAN);
        if (!bytes.has(metadata, "metadata")) {
            throw new FormatRefusal("it has no metadata table");
        }
        if ((item(bytes, metadata, table, FILE_PARAMETERS).getInt(4) & HAS_PARENT) != 0) {
            throw new FormatRefusal("it depends on another disk");
        }
        return item(bytes, metadata, table, DISK_SIZE).getLong(0);
    }

    private static long metadataRegion(ImageBytes bytes) throws IOException, FormatRefusal {
        if (!bytes.has(REGION_TABLE_AT, "regi")) {
            throw new FormatRefusal("it has no region table");
        }
        ByteBuffer table = bytes.read(REGION_TABLE_AT, REGION_TABLE, ByteOrder.LITTLE_ENDIAN);
        int entries = bounded(table.getInt(8));
        for (int i = 0; i < entries; i++) {
            int at = 16 + i * ENTRY;
            if (guid(table, at).equals(METADATA_REGION)) {
                return table.getLong(at + 16);
            }
        }
        throw new FormatRefusal("it has no metadata region");
    }

    private static ByteBuffer item(ImageBytes bytes, long metadata, ByteBuffer table, UUID wanted)
            throws IOException, FormatRefusal {
        int entries = bounded(Short.toUnsignedInt(table.getShort(10)));
        for (int i = 0; i < entries; i++) {
            int at = 32 + i * ENTRY;
            if (guid(table, at).equals(wanted)) {
                return bytes.read(metadata + Integer.toUnsignedLong(table.getInt(at + 16)), 8, ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw new FormatRefusal("its metadata is incomplete");
    }

    private static int bounded(int entries) throws FormatRefusal {
        if (entries < 0 || entries > MAX_ENTRIES) {
            throw new FormatRefusal("a table of its header is out of bounds");
        }
        return Math.min(entries, (METADATA_TABLE - ENTRY) / ENTRY);
    }

    /** The first three fields of a GUID are little-endian, the rest is not. */
    private static UUID guid(ByteBuffer table, int at) {
        long high = Integer.toUnsignedLong(table.getInt(at)) << 32
                | Short.toUnsignedLong(table.getShort(at + 4)) << 16
                | Short.toUnsignedLong(table.getShort(at + 6));
        return new UUID(high, Long.reverseBytes(table.getLong(at + 8)));
    }
}
