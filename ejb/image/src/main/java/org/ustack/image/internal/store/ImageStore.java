package org.ustack.image.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * A folder with one file for each key. Bytes arrive in {@code <key>.part}, are forced to the disk and renamed, so that a file
 * under its own name is always whole. While a process writes a file it holds a lock on it, which dies with the process: that
 * is how {@link #isBusy} tells an upload that goes on, perhaps in another controller on a shared folder, from what a crash left.
 */
public final class ImageStore {

    private static final String PART = ".part";
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path directory;
    private final Executor executor;

    /** Closing any channel of a file drops this process's locks on it, so files that are written here are never probed. */
    private final Set<String> writing = ConcurrentHashMap.newKeySet();

    public ImageStore(Path directory, Executor executor) {
        this.directory = directory;
        this.executor = executor;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the image store " + directory + " cannot be made", e);
        }
    }

    public Path path(String key) {
        return directory.resolve(key);
    }

    /** Opens a new file for bytes; to be closed whatever happens. */
    public Incoming begin(String key) throws IOException {
        writing.add(key);
        try {
            return new Incoming(key);
        } catch (IOException | RuntimeException e) {
            writing.remove(key);
            throw e;
        }
    }

    /** Removes what there is under that key; nothing there is fine. */
    public void remove(String key) throws IOException {
        Files.deleteIfExists(path(key));
        Files.deleteIfExists(path(key + PART));
    }

    /** All keys that have a file, whole or not. */
    public Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                keys.add(name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : name);
            }
        }
        return keys;
    }

    /** Whether some process is writing under that key now. */
    public boolean isBusy(String key) throws IOException {
        return writing.contains(key) || isLocked(path(key + PART)) || isLocked(path(key));
    }

    private static boolean isLocked(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (java.nio.file.NoSuchFileException e) {
            // Its writer renamed or removed it just now, so it was at work.
            return true;
        }
    }

    /** Makes renames durable. */
    private void forceDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** One upload on its way into the store. */
    public final class Incoming implements AutoCloseable {

        private final String key;
        private final FileChannel channel;
        private boolean kept;

        private Incoming(String key) throws IOException {
            this.key = key;
            Path part = path(key + PART);
            channel = FileChannel.open(
                    part,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    OWNER_ONLY);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new IOException("new file " + part + " is locked by another process");
            }
        }

        /** Writes all that the stream has, up to the limit. */
        public Digest write(InputStream in, long most) throws IOException {
            return new HashPipeline(executor).copy(in, channel, most);
        }

        /** For reading what has been written; belongs to this object. */
        public FileChannel content() {
            return channel;
        }

        /** Forces the bytes to the disk and gives the file its own name. */
        public void complete() throws IOException {
            channel.force(true);
            Files.move(path(key + PART), path(key), StandardCopyOption.ATOMIC_MOVE);
            forceDirectory();
        }

        /** The file stays when this is closed; without it, closing removes all bytes. */
        public void keep() {
            kept = true;
        }

        /** Takes {@link #keep} back. */
        public void drop() {
            kept = false;
        }

        @Override
        public void close() throws IOException {
            try {
                if (!kept) {
                    remove(key);
                }
            } finally {
                channel.close();
                writing.remove(key);
            }
        }
    }
}
