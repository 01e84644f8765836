package org.ustack.image.internal.format;

import java.io.IOException;
import java.util.List;

/**
 * Bytes without a header. What matters is what they are not: a raw image that begins like a structured one would become
 * that format, with all that it can refer to, wherever someone probes it. An ISO file is a fair raw disk, since installation
 * media are made to be both, and it refers to nothing.
 */
final class RawInspector {

    private static final List<String> MORE_SIGNATURES =
            List.of("QED\0", "WithoutFreeSpace", "WithouFreSpacExt", "# Disk DescriptorFile", "COWD");

    private final List<FormatInspector> structured;

    RawInspector(List<FormatInspector> structured) {
        this.structured = structured.stream()
                .filter(inspector -> !(inspector instanceof IsoInspector))
                .toList();
    }

    long virtualSize(ImageBytes bytes) throws IOException, FormatRefusal {
        for (FormatInspector other : structured) {
            if (other.recognises(bytes)) {
                throw new FormatRefusal("the data looks like " + other.format());
            }
        }
        for (String signature : MORE_SIGNATURES) {
            if (bytes.has(0, signature)) {
                throw new FormatRefusal("the data looks like a virtual disk of another format");
            }
        }
        return bytes.size();
    }
}
