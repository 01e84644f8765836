package org.ustack.image.internal.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** QEMU's copy-on-write format, versions 2 and 3 (QEMU, docs/interop/qcow2). */
public final class Qcow2Inspector implements FormatInspector {

    private static final String MAGIC = "QFI\u00fb";
    private static final int V2_HEADER = 72;
    private static final int V3_HEADER = 104;
    private static final int MIN_CLUSTER_BITS = 9;
    private static final int MAX_CLUSTER_BITS = 21;

    private static final long CORRUPT = 1L << 1;
    private static final long EXTERNAL_DATA_FILE = 1L << 2;
    /** Dirty (refcounts are rebuilt), compression type, extended L2 entries. */
    private static final long HARMLESS = 1L | 1L << 3 | 1L << 4;

    private static final int EXTENSION_END = 0;
    private static final int EXTENSION_DATA_FILE = 0x44415441;

    @Override
    public String format() {
        return "qcow2";
    }

    @Override
    public boolean recognises(ImageBytes bytes) throws IOException {
        return bytes.has(0, MAGIC);
    }

    @Override
    public long virtualSize(ImageBytes bytes) throws IOException, FormatRefusal {
        ByteBuffer header = bytes.read(0, V2_HEADER, ByteOrder.BIG_ENDIAN);
        int version = header.getInt(4);
        if (version != 2 && version != 3) {
            throw new FormatRefusal("qcow version " + version + " is not supported");
        }
        if (header.getLong(8) != 0 || header.getInt(16) != 0) {
            throw new FormatRefusal("it has a backing file");
        }
        int clusterBits = header.getInt(20);
        if (clusterBits < MIN_CLUSTER_BITS || clusterBits > MAX_CLUSTER_BITS) {
            throw new FormatRefusal("its cluster size is out of bounds");
        }
        if (header.getInt(32) != 0) {
            throw new FormatRefusal("it is encrypted");
        }
        requireInside(bytes, header.getLong(40), "L1 table");
        requireInside(bytes, header.getLong(48), "refcount table");
        int headerLength = V2_HEADER;
        if (version == 3) {
            headerLength = checkVersion3(bytes.read(0, V3_HEADER, ByteOrder.BIG_ENDIAN), 1L << clusterBits);
        }
        checkExtensions(bytes, headerLength, 1L << clusterBits);
        return header.getLong(24);
    }

    private static int checkVersion3(ByteBuffer header, long clusterSize) throws FormatRefusal {
        long incompatible = header.getLong(72);
        if ((incompatible & EXTERNAL_DATA_FILE) != 0) {
            throw new FormatRefusal("it keeps its data in another file");
        }
        if ((incompatible & CORRUPT) != 0) {
            throw new FormatRefusal("it is marked as corrupt");
        }
        if ((incompatible & ~HARMLESS) != 0) {
            throw new FormatRefusal("it uses features that are not known here");
        }
        int length = header.getInt(100);
        if (length < V3_HEADER || length > clusterSize) {
            throw new FormatRefusal("its header length is out of bounds");
        }
        return length;
    }

    /** Header extensions follow the header inside of the first cluster. */
    private static void checkExtensions(ImageBytes bytes, int from, long clusterSize)
            throws IOException, FormatRefusal {
        long at = from;
        while (at + 8 <= Math.min(clusterSize, bytes.size())) {
            ByteBuffer extension = bytes.read(at, 8, ByteOrder.BIG_ENDIAN);
            int type = extension.getInt(0);
            if (type == EXTENSION_END) {
                return;
            }
            if (type == EXTENSION_DATA_FILE) {
                throw new FormatRefusal("it names another file for its data");
            }
            long length = Integer.toUnsignedLong(extension.getInt(4));
            if (length > clusterSize) {
                throw new FormatRefusal("a header extension is out of bounds");
            }
            at += 8 + (length + 7) / 8 * 8;
        }
    }

    private static void requireInside(ImageBytes bytes, long offset, String what) throws FormatRefusal {
        if (offset < 0 || offset >= bytes.size()) {
            throw new FormatRefusal("its " + what + " lies outside of the data");
        }
    }
}
