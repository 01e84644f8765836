package org.ustack.image.internal;

import java.util.List;
import java.util.Map;
import org.ustack.image.domain.Image;

/** What an image takes over from the one that it is imported from, besides the bytes: what they mean to a hypervisor. */
final class OriginalImage {

    private static final List<String> PREFIXES = List.of("hw_", "trait:", "os_distro", "os_secure_boot", "os_type");

    private OriginalImage() {}

    static void copyDescription(Image original, Image copy) {
        copy.declareDiskFormat(original.diskFormat());
        copy.declareContainerFormat(original.containerFormat());
        for (Map.Entry<String, String> property : original.properties().entrySet()) {
            if (PREFIXES.stream().anyMatch(property.getKey()::startsWith)) {
                copy.properties().put(property.getKey(), property.getValue());
            }
        }
    }
}
