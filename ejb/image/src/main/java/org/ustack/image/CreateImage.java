package org.ustack.image;

import java.util.Map;
import java.util.Set;

/**
 * Asks for an image record.
 *
 * @param id chosen by the caller, or null for a new one
 * @param owner another project than the caller's (admins only), or null
 * @param visibility null for {@link Visibility#SHARED}
 * @param minDisk GiB
 * @param minRam MiB
 */
public record CreateImage(
        String id,
        String name,
        String owner,
        Visibility visibility,
        String diskFormat,
        String containerFormat,
        int minDisk,
        int minRam,
        boolean deleteProtected,
        boolean hidden,
        Set<String> tags,
        Map<String, String> properties) {

    public CreateImage {
        tags = Set.copyOf(tags);
        properties = Map.copyOf(properties);
    }
}
