package org.ustack.image.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Copies a stream to a file and computes MD5 and SHA-512 on the way, each beside the copying: one thread for all three would
 * be bound by the hashes at a third of the speed. A ring of a few buffers keeps the heap flat. Each step of a hash is a
 * short task that waits for nothing, so that any number of uploads can share an executor of any size.
 */
final class HashPipeline {

    private static final int BUFFER = 1 << 19;
    private static final int BUFFERS = 6;
    private static final int CONSUMERS = 2;

    private final Executor executor;
    private final MessageDigest md5 = digest("MD5");
    private final MessageDigest sha512 = digest("SHA-512");
    private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BUFFERS);
    private CompletableFuture<Void> md5Chain = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> sha512Chain = CompletableFuture.completedFuture(null);

    HashPipeline(Executor executor) {
        this.executor = executor;
        for (int i = 0; i < BUFFERS; i++) {
            free.add(new Block());
        }
    }

    /**
     * @param most the largest number of bytes that is taken
     * @throws TooManyBytes as soon as one more has come
     * @throws BrokenSource if the stream fails, as opposed to the file
     */
    Digest copy(InputStream in, FileChannel out, long most) throws IOException {
        long total = 0;
        try {
            while (true) {
                Block block = take();
                int length = fill(in, block);
                if (length == 0) {
                    break;
                }
                total += length;
                if (total > most) {
                    throw new TooManyBytes(most);
                }
                hash(block, length);
                ByteBuffer bytes = ByteBuffer.wrap(block.bytes, 0, length);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                block.release(free);
            }
        } finally {
            await();
        }
        HexFormat hex = HexFormat.of();
        return new Digest(total, hex.formatHex(md5.digest()), hex.formatHex(sha512.digest()));
    }

    private void hash(Block block, int length) {
        block.users.set(CONSUMERS + 1);
        md5Chain = md5Chain.thenRunAsync(() -> block.feed(md5, length, free), executor);
        sha512Chain = sha512Chain.thenRunAsync(() -> block.feed(sha512, length, free), executor);
    }

    private static int fill(InputStream in, Block block) throws BrokenSource {
        try {
            return in.readNBytes(block.bytes, 0, BUFFER);
        } catch (IOException e) {
            throw new BrokenSource(e);
        }
    }

    private Block take() throws IOException {
        try {
            return free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while copying", e);
        }
    }

    private void await() throws IOException {
        try {
            md5Chain.join();
            sha512Chain.join();
        } catch (CompletionException e) {
            throw new IOException("hashing failed", e);
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /** One buffer; free again when the file and both hashes are done with it. */
    private static final class Block {
        private final byte[] bytes = new byte[BUFFER];
        private final AtomicInteger users = new AtomicInteger();

        void feed(MessageDigest digest, int length, BlockingQueue<Block> free) {
            digest.update(bytes, 0, length);
            release(free);
        }

        void release(BlockingQueue<Block> free) {
            if (users.decrementAndGet() == 0) {
                free.add(this);
            }
        }
    }
}
