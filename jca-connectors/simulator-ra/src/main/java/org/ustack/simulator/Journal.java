package org.ustack.simulator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the domains over the death of the process, as a real guest outlives the daemon that started it. One line for each
 * change, in one write and without forcing it to the disk: what the kernel has is safe from {@code kill -9}, and losing it
 * with the machine is what happens to real guests too. Rewritten when most of its lines are history.
 */
final class Journal implements AutoCloseable {

    /** A domain's place: node and UUID. */
    record Key(String node, String id) {}

    /** @param domain null if it was undefined */
    record Line(String node, String id, SimulatedDomain domain) {}

    private static final int HISTORY = 20_000;

    private final ObjectWriter writer;
    private final ObjectReader reader;
    private final Path file;
    private final FileChannel lockChannel;
    private final FileLock lock;
    private final Map<Key, SimulatedDomain> domains = new LinkedHashMap<>();
    /** A stream and not a channel, which an interrupted thread would close for all others. */
    private OutputStream out;

    private long lines;

    /**
     * @param directory made if missing; belongs to this journal alone
     * @throws IOException if another process has it, or a line inside the file is damaged
     */
    Journal(Path directory) throws IOException {
        ObjectMapper mapper = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        writer = mapper.writerFor(Line.class);
        reader = mapper.readerFor(Line.class);
        Files.createDirectories(directory);
        file = directory.resolve("domains.journal");
        lockChannel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock = lockChannel.tryLock();
            if (lock == null) {
                throw new IOException(directory + " is in use by another simulator");
            }
            replay();
            rewrite();
        } catch (OverlappingFileLockException e) {
            lockChannel.close();
            throw new IOException(directory + " is in use by another simulator of this server", e);
        } catch (IOException e) {
            lockChannel.close();
            throw e;
        }
    }

    /** All domains, as of the last change. */
    synchronized Map<Key, SimulatedDomain> domains() {
        return new LinkedHashMap<>(domains);
    }

    /** @param domain null: gone */
    synchronized void write(String node, String id, SimulatedDomain domain) throws IOException {
        Line line = new Line(node, id, domain);
        byte[] json = writer.writeValueAsBytes(line);
        byte[] bytes = Arrays.copyOf(json, json.length + 1);
        bytes[json.length] = '\n';
        out.write(bytes);
        remember(line);
        lines++;
        if (lines > HISTORY + 4L * domains.size()) {
            rewrite();
        }
    }

    private void remember(Line line) {
        Key key = new Key(line.node(), line.id());
        if (line.domain() == null) {
            domains.remove(key);
        } else {
            domains.put(key, line.domain());
        }
    }

    /** The last line has no end if the process died while writing it: that change did not happen. */
    private void replay() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            remember(reader.readValue(text.substring(start, end)));
            start = end + 1;
        }
    }

    private void rewrite() throws IOException {
        Path next = file.resolveSibling("domains.journal.new");
        try (OutputStream snapshotFile = Files.newOutputStream(next)) {
            StringBuilder snapshot = new StringBuilder();
            for (Map.Entry<Key, SimulatedDomain> entry : domains.entrySet()) {
                Key key = entry.getKey();
                snapshot.append(writer.writeValueAsString(new Line(key.node(), key.id(), entry.getValue())))
                        .append('\n');
            }
            snapshotFile.write(snapshot.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (out != null) {
            out.close();
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        out = new FileOutputStream(file.toFile(), true);
        lines = domains.size();
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
        lock.release();
        lockChannel.close();
    }
}
