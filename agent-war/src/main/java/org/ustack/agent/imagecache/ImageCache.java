package org.ustack.agent.imagecache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
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
            return await(running);
        }
        try {
            CachedImage cached = load(key, image);
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
     * Removes images that no instance stands on and that were not used for that long, and what broken transfers left.
     *
     * @return the keys removed
     */
    public List<String> evict(Set<String> keysInUse, Duration age) throws NodeProblem {
        Instant limit = clock.instant().minus(age);
        List<String> removed = new ArrayList<>();
        try {
            for (Path file : AtomicFiles.list(folder)) {
                String key = file.getFileName().toString();
                String owner = key.endsWith(AtomicFiles.UNFINISHED)
                        ? key.substring(0, key.length() - AtomicFiles.UNFINISHED.length())
                        : key;
                boolean idle = !transfers.containsKey(owner)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(limit);
                if (idle && (key.endsWith(AtomicFiles.UNFINISHED) || !keysInUse.contains(key))) {
                    Files.deleteIfExists(file);
                    removed.add(key);
                }
            }
        } catch (IOException e) {
            throw storage(e);
        }
        return removed;
    }

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
