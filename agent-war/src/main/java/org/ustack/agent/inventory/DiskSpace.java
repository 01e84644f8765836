package org.ustack.agent.inventory;

import java.io.File;
import java.nio.file.Path;

/** The file system that holds the instances. */
public final class DiskSpace {

    private static final long GIB = 1L << 30;

    private final Path folder;

    /** @param folder need not exist yet; then the nearest one above it counts */
    public DiskSpace(Path folder) {
        this.folder = folder;
    }

    public long totalGib() {
        return existing().getTotalSpace() / GIB;
    }

    public long freeGib() {
        return existing().getUsableSpace() / GIB;
    }

    private File existing() {
        Path path = folder.toAbsolutePath();
        while (!path.toFile().exists()) {
            path = path.getParent();
        }
        return path.toFile();
    }
}
