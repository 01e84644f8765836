package org.ustack.agent.imagecache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.agent.Fixtures.CLOCK;
import static org.ustack.agent.Fixtures.image;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.agent.process.CommandFailed;
import org.ustack.agent.process.Commands;
import org.ustack.contract.ImageSource;

class ImageCacheTest {

    private static final byte[] CONTENT = "the bytes of a disk".getBytes();

    @TempDir
    Path state;

    private final AtomicInteger transfers = new AtomicInteger();
    private String info = "{\"virtual-size\": 1048576}";

    private final Commands commands = (arguments, input) -> {
        if (info == null) {
            throw new CommandFailed("qemu-img: not in qcow2 format");
        }
        return info;
    };

    private ImageCache serving(byte[] bytes) {
        return cache((url, sink) -> {
            transfers.incrementAndGet();
            for (int i = 0; i < bytes.length; i += 5) {
                sink.accept(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + 5)));
            }
        });
    }

    private ImageCache cache(ImageFetcher fetcher) {
        return new ImageCache(state, fetcher, commands, CLOCK);
    }

    private List<Path> files() throws IOException {
        try (var list = Files.walk(state)) {
            return list.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void theSecondUseCopiesNothing() throws Exception {
        ImageCache cache = serving(CONTENT);
        CachedImage first = cache.get(image(CONTENT, "raw"));
        CachedImage second = cache.get(image(CONTENT, "raw"));
        assertThat(first.hit()).isFalse();
        assertThat(second.hit()).isTrue();
        assertThat(first.file()).hasBinaryContent(CONTENT).isEqualTo(second.file());
        assertThat(first.virtualBytes()).isEqualTo(CONTENT.length);
        assertThat(transfers).hasValue(1);
    }

    @Test
    void manyAtOnceShareOneTransfer() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        ImageCache cache = cache((url, sink) -> {
            transfers.incrementAndGet();
            try {
                assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            sink.accept(CONTENT);
        });
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<CachedImage>> uses = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            uses.add(threads.submit(() -> cache.get(image(CONTENT, "raw"))));
        }
        waiting.countDown();
        for (Future<CachedImage> use : uses) {
            assertThat(use.get(10, TimeUnit.SECONDS).file()).exists();
        }
        threads.shutdownNow();
        assertThat(transfers).hasValue(1);
    }

    @Test
    void otherBytesThanAnnouncedLeaveNothing() throws Exception {
        byte[] other = CONTENT.clone();
        other[0]++;
        for (byte[] wrong : List.of(other, Arrays.copyOf(CONTENT, 3), Arrays.copyOf(CONTENT, 100), new byte[0])) {
            assertThatThrownBy(() -> serving(wrong).get(image(CONTENT, "raw")))
                    .isInstanceOfSatisfying(
                            NodeProblem.class, e -> assertThat(e.code()).isEqualTo(NodeProblem.Code.IMAGE_CORRUPT));
            assertThat(files()).isEmpty();
        }
        assertThat(serving(CONTENT).get(image(CONTENT, "raw")).file()).exists();
    }

    @Test
    void aBrokenTransferLeavesNothingAndMayBeTriedAgain() throws Exception {
        ImageCache broken = cache((url, sink) -> {
            sink.accept(Arrays.copyOf(CONTENT, 4));
            throw new IOException("connection reset");
        });
        assertThatThrownBy(() -> broken.get(image(CONTENT, "raw"))).isInstanceOfSatisfying(NodeProblem.class, e -> {
            assertThat(e.code()).isEqualTo(NodeProblem.Code.IMAGE_UNAVAILABLE);
            assertThat(e.retryable()).isTrue();
        });
        assertThat(files()).isEmpty();
    }

    @Test
    void anImageThatReachesOutsideItselfIsRefused() throws Exception {
        for (String outside : List.of(
                "{\"virtual-size\": 1, \"backing-filename\": \"/etc/shadow\"}",
                "{\"virtual-size\": 1, \"format-specific\": {\"data\": {\"data-file\": \"/dev/vda\"}}}")) {
            info = outside;
            assertThatThrownBy(() -> serving(CONTENT).get(image(CONTENT, "qcow2")))
                    .isInstanceOfSatisfying(
                            NodeProblem.class, e -> assertThat(e.code()).isEqualTo(NodeProblem.Code.IMAGE_UNSAFE));
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void bytesOfAnotherFormatAndOtherFormatsAreRefused() {
        info = null;
        assertThatThrownBy(() -> serving(CONTENT).get(image(CONTENT, "qcow2"))).isInstanceOf(NodeProblem.class);
        assertThatThrownBy(() -> serving(CONTENT).get(image(CONTENT, "vmdk"))).hasMessageContaining("vmdk");
    }

    @Test
    void evictsWhatIsOldAndUnused() throws Exception {
        ImageSource image = image(CONTENT, "raw");
        String key = GuestRecord.imageKey(image);
        CachedImage cached = serving(CONTENT).get(image);
        ImageCache later = new ImageCache(
                state, (url, sink) -> sink.accept(CONTENT), commands, Clock.offset(CLOCK, Duration.ofHours(2)));
        assertThat(later.evict(Set.of(), age(3))).isEmpty();
        assertThat(later.evict(Set.of(key), age(1))).isEmpty();
        assertThat(cached.file()).exists();
        assertThat(later.evict(Set.of(), age(1))).containsExactly(key);
        assertThat(cached.file()).doesNotExist();
    }

    private static EvictionRules age(int hours) {
        return new EvictionRules(Duration.ofHours(hours), 0);
    }

    @Test
    void overItsLimitTheCacheDropsWhatWasUsedTheLongestAgoAndNothingInUse() throws Exception {
        List<String> keys = new ArrayList<>();
        for (int hour = 0; hour < 3; hour++) {
            byte[] content = ("content number " + hour).getBytes();
            ImageSource image = image(content, "raw");
            new ImageCache(
                            state,
                            (url, sink) -> sink.accept(content),
                            commands,
                            Clock.offset(CLOCK, Duration.ofHours(hour)))
                    .get(image);
            keys.add(GuestRecord.imageKey(image));
        }
        assertThat(files()).hasSize(3);
        ImageCache now = new ImageCache(state, (url, sink) -> {}, commands, Clock.offset(CLOCK, Duration.ofHours(4)));
        EvictionRules twoFit = new EvictionRules(Duration.ofHours(24), 40);
        assertThat(now.evict(Set.of(keys.get(0)), twoFit)).containsExactly(keys.get(1));
        assertThat(now.evict(Set.of(keys.get(0)), twoFit)).isEmpty();
        assertThat(now.evict(Set.copyOf(keys), new EvictionRules(Duration.ofHours(24), 1)))
                .isEmpty();
        assertThat(files()).hasSize(2);
    }

    @Test
    void theFiguresAreWhatLiesThereAndWhatWasDone() throws Exception {
        ImageCache cache = serving(CONTENT);
        cache.get(image(CONTENT, "raw"));
        cache.get(image(CONTENT, "raw"));
        ImageCacheMXBean figures = ImageCacheFigures.view(cache, 7);
        assertThat(figures.getImages()).isEqualTo(1);
        assertThat(figures.getBytes()).isEqualTo(CONTENT.length);
        assertThat(figures.getLimitBytes()).isEqualTo(7);
        assertThat(figures.getHits()).isEqualTo(1);
        assertThat(figures.getMisses()).isEqualTo(1);
        assertThat(figures.getEvicted()).isZero();
        ImageCache later = new ImageCache(
                state, (url, sink) -> sink.accept(CONTENT), commands, Clock.offset(CLOCK, Duration.ofHours(2)));
        later.evict(Set.of(), age(1));
        assertThat(ImageCacheFigures.view(later, 0).getEvicted()).isEqualTo(1);
        assertThat(ImageCacheFigures.view(later, 0).getBytes()).isZero();
    }

    @Test
    void fetchesOverHttpAndReportsItsRefusal() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] large = new byte[3_000_000];
        Arrays.fill(large, (byte) 7);
        server.createContext("/image", exchange -> {
            exchange.sendResponseHeaders(200, large.length);
            exchange.getResponseBody().write(large);
            exchange.close();
        });
        server.start();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            ImageCache cache = cache(new HttpImageFetcher(threads, Duration.ofSeconds(20)));
            ImageSource announced = image(large, "raw");
            ImageSource image =
                    new ImageSource(announced.id(), base + "/image", "raw", large.length, announced.sha512(), Map.of());
            assertThat(cache.get(image).file()).hasSize(large.length);
            ImageSource missing = new ImageSource("other", base + "/none", "raw", 1, announced.sha512(), Map.of());
            assertThatThrownBy(() -> cache.get(missing)).hasMessageContaining("404");
            // A sender that does not stop is cut off.
            ImageSource shorter = new ImageSource("short", base + "/image", "raw", 10, announced.sha512(), Map.of());
            assertThatThrownBy(() -> cache.get(shorter))
                    .isInstanceOfSatisfying(
                            NodeProblem.class, e -> assertThat(e.code()).isEqualTo(NodeProblem.Code.IMAGE_CORRUPT));
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
