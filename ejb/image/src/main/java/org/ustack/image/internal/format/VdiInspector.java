package org.ustack.image.internal.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** VirtualBox's disk image, version 1.1 (VirtualBox, Storage/VDICore). */
public final class VdiInspector implements FormatInspector {

    /** {@code 0xbeda107f}, least byte first. */
    private static final String SIGNATURE = "\u007f\u0010\u00da\u00be";

    private static final int SIGNATURE_AT = 64;
    private static final int HEADER = 512;
    private static final int VERSION_1_1 = 0x00010001;
    private static final int DYNAMIC = 1;
    private static final int FIXED = 2;
    private static final int PARENT_UUID_AT = 424;

    @Override
    public String format() {
        return "vdi";
    }

    @Override
    public boolean recognises(ImageBytes bytes) throws IOException {
        return bytes.has(SIGNATURE_AT, SIGNATURE);
    }

    @Override
    public long virtualSize(ImageBytes bytes) throws IOException, FormatRefusal {
        ByteBuffer header = bytes.read(0, HEADER, ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(68) != VERSION_1_1) {
            throw new FormatRefusal("its vdi version is not supported");
        }
        int type = header.getInt(76);
        if (type != DYNAMIC && type != FIXED) {
            throw new FormatRefusal("it depends on another disk");
        }
        if (header.getLong(PARENT_UUID_AT) != 0 || header.getLong(PARENT_UUID_AT + 8) != 0) {
            throw new FormatRefusal("it depends on another disk");
        }
        return header.getLong(368);
    }
}
