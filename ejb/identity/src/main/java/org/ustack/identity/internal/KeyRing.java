package org.ustack.identity.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A folder of Fernet keys, one a file, named by number: the highest is the primary, which seals; 0 is staged and becomes
 * the next primary; all of them open. Files are private to their owner and may be replaced while the server runs:
 * controllers that share the folder, or are sent copies of it, follow within {@link #RECHECK_MILLIS}.
 */
public final class KeyRing {

    static final long RECHECK_MILLIS = 1000;

    private static final Logger LOG = Logger.getLogger(KeyRing.class);
    private static final int STAGED = 0;

    private final Path folder;
    private final int active;
    private final Clock clock;
    private final SecureRandom random;

    private volatile Loaded loaded;

    private record Loaded(List<Fernet.Key> keys, String fingerprint, long checkedAt) {}

    /** @param active most keys kept at a rotation, at least 2 */
    KeyRing(Path folder, int active, Clock clock, SecureRandom random) {
        this.folder = folder;
        this.active = Math.max(2, active);
        this.clock = clock;
        this.random = random;
    }

    /** Makes the first keys where there are none. */
    synchronized void prepare() {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            locked(() -> {
                if (files().isEmpty()) {
                    write(STAGED);
                    write(1);
                    LOG.infof("made the first keys in %s", folder);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("no keys in " + folder, e);
        }
        loaded = null;
    }

    /** All keys, the primary first. */
    List<Fernet.Key> keys() {
        Loaded current = loaded;
        if (current == null || clock.millis() - current.checkedAt() >= RECHECK_MILLIS) {
            current = reload();
        }
        return current.keys();
    }

    Fernet.Key primary() {
        return keys().get(0);
    }

    String seal(byte[] message) {
        byte[] iv = new byte[Fernet.IV_BYTES];
        random.nextBytes(iv);
        return Fernet.seal(primary(), message, clock.instant(), iv);
    }

    /** The staged key becomes the primary, a new one is staged, the oldest beyond the limit go. @return number of keys left */
    synchronized int rotate() {
        try {
            locked(() -> {
                NavigableMap<Integer, Path> files = files();
                int next = files.lastKey() + 1;
                Files.move(files.get(STAGED), folder.resolve(Integer.toString(next)), StandardCopyOption.ATOMIC_MOVE);
                write(STAGED);
                files = files();
                List<Integer> older =
                        new ArrayList<>(files.subMap(STAGED, false, next, false).keySet());
                for (int i = 0; i < files.size() - active && i < older.size(); i++) {
                    Files.delete(files.get(older.get(i)));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("keys in " + folder + " not rotated", e);
        }
        loaded = null;
        return keys().size();
    }

    private synchronized Loaded reload() {
        Loaded current = loaded;
        if (current != null && clock.millis() - current.checkedAt() < RECHECK_MILLIS) {
            return current;
        }
        try {
            String fingerprint = fingerprint();
            if (current != null && current.fingerprint().equals(fingerprint)) {
                loaded = new Loaded(current.keys(), fingerprint, clock.millis());
                return loaded;
            }
            List<Fernet.Key> keys = new ArrayList<>();
            for (Path file : files().descendingMap().values()) {
                keys.add(Fernet.Key.parse(Files.readString(file, StandardCharsets.US_ASCII)));
            }
            if (keys.isEmpty()) {
                throw new IOException("the folder is empty");
            }
            loaded = new Loaded(Collections.unmodifiableList(keys), fingerprint, clock.millis());
        } catch (IOException | IllegalArgumentException e) {
            if (current == null) {
                throw new IllegalStateException("no usable keys in " + folder + ": " + e.getMessage(), e);
            }
            LOG.errorf("keys in %s cannot be read, the ones in memory stay in use: %s", folder, e.getMessage());
            loaded = new Loaded(current.keys(), current.fingerprint(), clock.millis());
        }
        return loaded;
    }

    private String fingerprint() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files().values()) {
            text.append(file.getFileName())
                    .append(' ')
                    .append(Files.getLastModifiedTime(file).toMillis())
                    .append('\n');
        }
        return text.toString();
    }

    private NavigableMap<Integer, Path> files() throws IOException {
        NavigableMap<Integer, Path> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(entry -> entry.getFileName().toString().matches("[0-9]{1,9}"))
                    .forEach(entry ->
                            files.put(Integer.valueOf(entry.getFileName().toString()), entry));
        }
        return files;
    }

    private void write(int number) throws IOException {
        byte[] key = new byte[Fernet.Key.BYTES];
        random.nextBytes(key);
        PrivateFile.write(
                folder.resolve(Integer.toString(number)), Base64.getUrlEncoder().encodeToString(key));
    }

    /** One process at a time, so that two controllers that share the folder agree on the first keys. */
    private void locked(FileWork work) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            work.run();
        }
    }

    private interface FileWork {
        void run() throws IOException;
    }
}
