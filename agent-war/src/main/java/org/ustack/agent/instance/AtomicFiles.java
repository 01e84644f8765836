package org.ustack.agent.instance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Files that are there as a whole or not at all, also after a crash. */
public final class AtomicFiles {

    /** Ending of a file that is not finished; whoever finds one may remove it. */
    public static final String UNFINISHED = ".part";

    private AtomicFiles() {}

    /** The name under which to make a file before {@link #publish}. */
    public static Path unfinished(Path target) {
        return target.resolveSibling(target.getFileName() + UNFINISHED);
    }

    /** Forces the unfinished file of that target to the disk and gives it its name. */
    public static void publish(Path target) throws IOException {
        Path part = unfinished(target);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes a file that only its owner can read. */
    public static void write(Path target, byte[] content) throws IOException {
        Path part = unfinished(target);
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        publish(target);
    }

    /** Makes a folder that only its owner can enter, with those above it. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Entries of a folder; none if there is no such folder. */
    public static List<Path> list(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        entries.sort(null);
        return entries;
    }

    /** Removes a folder with all in it; gone already is fine. Symbolic links are removed, not followed. */
    public static void removeTree(Path folder) throws IOException {
        for (Path entry : list(folder)) {
            if (Files.isDirectory(entry, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                removeTree(entry);
            } else {
                Files.deleteIfExists(entry);
            }
        }
        Files.deleteIfExists(folder);
    }
}
