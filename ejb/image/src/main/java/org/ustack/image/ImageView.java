package org.ustack.image;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An image as others see it.
 *
 * @param owner project id
 * @param minDisk GiB
 * @param minRam MiB
 * @param deleteProtected whether deleting is refused
 * @param size bytes; null until they are there
 * @param virtualSize bytes of the disk that a guest sees; null where unknown
 * @param md5 lower-case hex; null until the bytes are there
 * @param sha512 lower-case hex; null until the bytes are there
 */
public record ImageView(
        String id,
        String name,
        ImageStatus status,
        Visibility visibility,
        String owner,
        String diskFormat,
        String containerFormat,
        int minDisk,
        int minRam,
        boolean deleteProtected,
        boolean hidden,
        Long size,
        Long virtualSize,
        String md5,
        String sha512,
        Instant createdAt,
        Instant updatedAt,
        SortedSet<String> tags,
        SortedMap<String, String> properties) {

    /** The same with its tags and custom properties, which lists read for a whole page at once. */
    public ImageView with(Iterable<String> someTags, Map<String, String> someProperties) {
        SortedSet<String> sortedTags = new TreeSet<>();
        someTags.forEach(sortedTags::add);
        return new ImageView(
                id,
                name,
                status,
                visibility,
                owner,
                diskFormat,
                containerFormat,
                minDisk,
                minRam,
                deleteProtected,
                hidden,
                size,
                virtualSize,
                md5,
                sha512,
                createdAt,
                updatedAt,
                sortedTags,
                new TreeMap<>(someProperties));
    }

    /** For constructor queries: without tags and properties. */
    public ImageView(
            String id,
            String name,
            ImageStatus status,
            Visibility visibility,
            String owner,
            String diskFormat,
            String containerFormat,
            int minDisk,
            int minRam,
            boolean deleteProtected,
            boolean hidden,
            Long size,
            Long virtualSize,
            String md5,
            String sha512,
            Instant createdAt,
            Instant updatedAt) {
        this(
                id,
                name,
                status,
                visibility,
                owner,
                diskFormat,
                containerFormat,
                minDisk,
                minRam,
                deleteProtected,
                hidden,
                size,
                virtualSize,
                md5,
                sha512,
                createdAt,
                updatedAt,
                new TreeSet<>(),
                new TreeMap<>());
    }
}
