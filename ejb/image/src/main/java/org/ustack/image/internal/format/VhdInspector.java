package org.ustack.image.internal.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Microsoft's Virtual Hard Disk (Virtual Hard Disk Image Format Specification 1.0): fixed or dynamic. */
public final class VhdInspector implements FormatInspector {

    private static final String COOKIE = "conectix";
    private static final int FOOTER = 512;
    private static final int FIXED = 2;
    private static final int DYNAMIC = 3;
    private static final int CHECKSUM_AT = 64;

    @Override
    public String format() {
        return "vhd";
    }

    /** A dynamic disk begins with a copy of its footer; a fixed one has it at its end only. */
    @Override
    public boolean recognises(ImageBytes bytes) throws IOException {
        return bytes.has(0, COOKIE) || bytes.has(bytes.size() - FOOTER, COOKIE);
    }

    @Override
    public long virtualSize(ImageBytes bytes) throws IOException, FormatRefusal {
        boolean first = bytes.has(0, COOKIE);
        ByteBuffer footer = bytes.read(first ? 0 : bytes.size() - FOOTER, FOOTER, ByteOrder.BIG_ENDIAN);
        if (footer.getInt(CHECKSUM_AT) != checksum(footer)) {
            throw new FormatRefusal("the checksum of its footer is wrong");
        }
        int type = footer.getInt(60);
        if (type != FIXED && type != DYNAMIC) {
            throw new FormatRefusal("it depends on another disk");
        }
        if (type == DYNAMIC && !bytes.has(footer.getLong(16), "cxsparse")) {
            throw new FormatRefusal("it has no dynamic disk header");
        }
        long size = footer.getLong(48);
        if (type == FIXED && size > bytes.size() - FOOTER) {
            throw new FormatRefusal("it is cut off");
        }
        return size;
    }

    /** One's complement of the sum of all bytes but the checksum itself. */
    static int checksum(ByteBuffer footer) {
        int sum = 0;
        for (int i = 0; i < FOOTER; i++) {
            if (i < CHECKSUM_AT || i >= CHECKSUM_AT + 4) {
                sum += footer.get(i) & 0xff;
            }
        }
        return ~sum;
    }
}
