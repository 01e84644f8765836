package org.ustack.image.internal.format;

import java.io.IOException;

/** A CD or DVD file system (ECMA-119) with a volume descriptor where the standard wants it. */
public final class IsoInspector implements FormatInspector {

    private static final long DESCRIPTOR_AT = 32768;
    private static final int DESCRIPTOR = 2048;

    @Override
    public String format() {
        return "iso";
    }

    @Override
    public boolean recognises(ImageBytes bytes) throws IOException {
        return bytes.has(DESCRIPTOR_AT + 1, "CD001");
    }

    @Override
    public long virtualSize(ImageBytes bytes) throws FormatRefusal {
        if (bytes.size() < DESCRIPTOR_AT + DESCRIPTOR) {
            throw new FormatRefusal("it is cut off");
        }
        return bytes.size();
    }
}
