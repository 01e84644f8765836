package org.ustack.image.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast bytes go into the store. The size is small unless {@code -Dustack.bench.mib} says otherwise; then the figure
 * in the log means something. The heap must stay flat at any size.
 */
class UploadSpeedTest {

    private static final Logger LOG = Logger.getLogger(UploadSpeedTest.class);
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void bytesAreHashedBesideTheCopying() throws Exception {
        long size = Long.getLong("ustack.bench.mib", 64) * MIB;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            ImageStore store = new ImageStore(folder.resolve("store"), threads);
            long start = System.nanoTime();
            try (ImageStore.Incoming incoming = store.begin("key")) {
                Digest digest = incoming.write(new Pattern(size), size);
                long written = System.nanoTime();
                incoming.complete();
                incoming.keep();
                assertThat(digest.size()).isEqualTo(size);
                LOG.infof(
                        "upload: %d MiB at %d MiB/s, with the disk's force %d MiB/s",
                        size / MIB, speed(size, written - start), speed(size, System.nanoTime() - start));
            }
            assertThat(Files.size(store.path("key"))).isEqualTo(size);
            assertThat(store.keys()).containsExactly("key");
            assertThat(store.isBusy("key")).isFalse();
        } finally {
            threads.shutdownNow();
        }
    }

    private static long speed(long bytes, long nanos) {
        return bytes * 1_000_000_000L / MIB / Math.max(1, nanos);
    }

    /** Random bytes over and over: as long as wanted, at no cost. */
    private static final class Pattern extends InputStream {
        private final byte[] block = new byte[1 << 20];
        private long left;

        Pattern(long size) {
            left = size;
            new Random(1).nextBytes(block);
        }

        @Override
        public int read() {
            return left-- > 0 ? 1 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(Math.min(length, block.length), left);
            System.arraycopy(block, 0, into, offset, count);
            left -= count;
            return count;
        }
    }
}
