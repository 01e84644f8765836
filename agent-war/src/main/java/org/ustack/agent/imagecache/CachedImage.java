package org.ustack.agent.imagecache;

import java.nio.file.Path;

/**
 * An image on this node, checked.
 *
 * @param format {@code raw} or {@code qcow2}
 * @param virtualBytes size of the disk that it describes
 * @param hit whether it was there already
 */
public record CachedImage(Path file, String format, long virtualBytes, boolean hit) {}
