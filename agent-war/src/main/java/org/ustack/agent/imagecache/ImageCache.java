package org.ustack.agent.imagecache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;
import org.ustack.agent.instance.AtomicFiles;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.agent.process.CommandFailed;
import org.ustack.agent.process.Commands;
import org.ustack.contract.ImageSource;
import org.ustack.kernel.Json;

/**
 * Keeps each image once. Many boots that need the same missing image share one transfer. A transfer that breaks or brings
 * other bytes than announced leaves nothing behind.
 */
public final class ImageCache {

    private final Path folder;
    private final ImageFetcher fetcher;
    private final Commands commands;
    private final Clock clock;
    private final Map<String, CompletableFuture<CachedImage>> transfers = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evicted = new LongAdder();

    public ImageCache(Path stateFolder, ImageFetcher fetcher, Commands commands, Clock clock) {
        this.folder = stateFolder.resolve("images");
        this.fetcher = fetcher;
        this.commands = commands;
        this.clock = clock;
    }

    /** The image on this node, fetched if it is missing. */
    public CachedImage get(ImageSource image) throws NodeProblem {
        if (!List.of("raw", "qcow2").contains(image.diskFormat())) {
            throw new NodeProblem(
                    Code.IMAGE_UNSAFE, "Images of format " + image.diskFormat() + " cannot be booted here.");
        }
        String key = GuestRecord.imageKey(image);
        CompletableFuture<CachedImage> mine = new CompletableFuture<>();
        CompletableFuture<CachedImage> running = transfers.putIfAbsent(key, mine);
        if (running != null) {
            CachedImage shared = await(running);
            hits.increment();
            return shared;
        }
        try {
            CachedImage cached = load(key, image);
            (cached.hit() ? hits : misses).increment();
            mine.complete(cached);
            return cached;
        } catch (NodeProblem | RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            transfers.remove(key, mine);
        }
    }

    /**
     * Removes what the rules say, and what broken transfers left.
     *
     * @param keysInUse of images that instances stand on
     * @return the keys removed
     */
    public List<String> evict(Set<String> keysInUse, EvictionRules rules) throws NodeProblem {
        List<String> removed = new ArrayList<>();
        try {
            for (String key : rules.choose(entries(keysInUse), clock.instant())) {
                Files.deleteIfExists(folder.resolve(key));
                removed.add(key);
            }
        } catch (IOException e) {
            throw storage(e);
        }
        evicted.add(removed.size());
        return removed;
    }

    private List<EvictionRules.Entry> entries(Set<String> keysInUse) throws IOException {
        List<EvictionRules.Entry> entries = new ArrayList<>();
        for (Path file : AtomicFiles.list(folder)) {
            String key = file.getFileName().toString();
            boolean unfinished = key.endsWith(AtomicFiles.UNFINISHED);
            String owner = unfinished ? key.substring(0, key.length() - AtomicFiles.UNFINISHED.length()) : key;
            boolean inUse = transfers.containsKey(owner) || !unfinished && keysInUse.contains(key);
            try {
                BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
                entries.add(new EvictionRules.Entry(
                        key, facts.size(), facts.lastModifiedTime().toInstant(), inUse));
            } catch (NoSuchFileException e) {
                // A transfer has ended since the folder was read; its file has another name now, or is gone.
                continue;
            }
        }
        return entries;
    }

    /** What there is and what was done since the start. */
    public Figures figures() throws NodeProblem {
        try {
            List<EvictionRules.Entry> entries = entries(Set.of());
            long bytes = entries.stream().mapToLong(EvictionRules.Entry::bytes).sum();
            return new Figures(entries.size(), bytes, hits.sum(), misses.sum(), evicted.sum());
        } catch (IOException e) {
            throw storage(e);
        }
    }

    /**
     * The cache in numbers.
     *
     * @param hits uses of an image that was there
     * @param misses uses of an image that had to be fetched
     */
    public record Figures(int images, long bytes, long hits, long misses, long evicted) {}

    private static CachedImage await(CompletableFuture<CachedImage> running) throws NodeProblem {
        try {
            CachedImage cached = running.join();
            return new CachedImage(cached.file(), cached.format(), cached.virtualBytes(), true);
        } catch (CompletionException e) {
            if (e.getCause() instanceof NodeProblem problem) {
                throw new NodeProblem(problem.code(), problem.getMessage(), problem);
            }
            throw e;
        }
    }

    private CachedImage load(String key, ImageSource image) throws NodeProblem {
        Path file = folder.resolve(key);
        boolean hit = Files.exists(file);
        try {
            if (!hit) {
                AtomicFiles.createFolder(folder);
                transfer(image, AtomicFiles.unfinished(file));
                virtualBytes(AtomicFiles.unfinished(file), image.diskFormat());
                AtomicFiles.publish(file);
            }
            // The time of the last use, for evict.
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return new CachedImage(file, image.diskFormat(), virtualBytes(file, image.diskFormat()), hit);
        } catch (IOException e) {
            throw storage(e);
        } finally {
            discard(AtomicFiles.unfinished(file));
        }
    }

    private void transfer(ImageSource image, Path part) throws NodeProblem, IOException {
        Intake intake = new Intake(image.sizeBytes());
        try (OutputStream out = Files.newOutputStream(part)) {
            fetcher.fetch(image.url(), piece -> intake.take(piece, out));
        } catch (IOException | UncheckedIOException e) {
            if (!intake.tooLong) {
                throw new NodeProblem(Code.IMAGE_UNAVAILABLE, "Image " + image.id() + ": " + e.getMessage(), e);
            }
        }
        String sum = HexFormat.of().formatHex(intake.digest.digest());
        if (intake.tooLong || intake.bytes != image.sizeBytes() || !sum.equals(image.sha512())) {
            throw new NodeProblem(
                    Code.IMAGE_CORRUPT,
                    "Image " + image.id() + " came with another size or checksum than it is known by.");
        }
    }

    /** Also refuses an image that refers to other files: a guest could read the host's files through it. */
    private long virtualBytes(Path file, String format) throws NodeProblem {
        try {
            if (format.equals("raw")) {
                return Files.size(file);
            }
            JsonNode info = Json.mapper()
                    .readTree(commands.run("qemu-img", "info", "--output=json", "-f", format, file.toString()));
            boolean outside = info.hasNonNull("backing-filename")
                    || info.path("format-specific").path("data").hasNonNull("data-file");
            if (outside) {
                throw new NodeProblem(Code.IMAGE_UNSAFE, "The image refers to a file outside itself.");
            }
            return info.path("virtual-size").asLong();
        } catch (CommandFailed e) {
            throw new NodeProblem(Code.IMAGE_UNSAFE, "The image is not a " + format + " image: " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new NodeProblem(Code.STORAGE, "qemu-img answered something unreadable.", e);
        } catch (IOException e) {
            throw storage(e);
        }
    }

    private static void discard(Path part) throws NodeProblem {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw storage(e);
        }
    }

    private static NodeProblem storage(IOException e) {
        return new NodeProblem(Code.STORAGE, "The image cache cannot be used: " + e.getMessage(), e);
    }

    /** Counts and sums what arrives, and stops a sender that sends more than announced. */
    private static final class Intake {

        private final long expected;
        private final MessageDigest digest = sha512();
        private long bytes;
        private boolean tooLong;

        Intake(long expected) {
            this.expected = expected;
        }

        void take(byte[] piece, OutputStream out) {
            bytes += piece.length;
            tooLong = bytes > expected;
            if (tooLong) {
                throw new UncheckedIOException(new IOException("more bytes than announced"));
            }
            digest.update(piece);
            try {
                out.write(piece);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static MessageDigest sha512() {
            try {
                return MessageDigest.getInstance("SHA-512");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
