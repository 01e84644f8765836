package org.ustack.image.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.ustack.image.ImageSettings;
import org.ustack.image.domain.ImageLifecycle;
import org.ustack.image.internal.store.Digest;
import org.ustack.image.internal.store.ImageStore;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Settings;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;
import org.ustack.sql.TestDatabase;

/** The beans of the module, wired by hand over a database and a folder of their own. */
final class ImageFixture implements AutoCloseable {

    static final String DEMO = "d0000000000000000000000000000000";
    static final String OTHER = "e0000000000000000000000000000000";

    final TestDatabase database = TestDatabase.open("image");
    final ExecutorService threads = Executors.newFixedThreadPool(2);
    final MovableClock clock = new MovableClock();
    final FakeQuota quota = new FakeQuota();
    final Settings settings;
    final Ids ids = Ids.random();
    final ImageStores stores = new ImageStores();

    ImageFixture(Path folder) {
        settings = new Settings(Map.of("ustack.home", folder.toString())::get, name -> null);
        stores.settings = settings;
        reopenStore();
    }

    /** As a new process would. */
    void reopenStore() {
        stores.store = new ImageStore(ImageSettings.storeDirectory(settings), threads);
    }

    static RequestContext member(String project) {
        return caller(project, Set.of("member", "reader"));
    }

    static RequestContext admin() {
        return caller("a0000000000000000000000000000000", Set.of("admin", "member", "reader"));
    }

    private static RequestContext caller(String project, Set<String> roles) {
        return new RequestContext("req-1", "u1", "user", "default", project, null, false, roles);
    }

    <T> T images(Function<ImageServiceBean, T> work) {
        return database.inTransaction(em -> {
            ImageServiceBean bean = new ImageServiceBean();
            bean.em = em;
            bean.quota = quota;
            bean.clock = clock;
            bean.ids = ids;
            bean.settings = settings;
            bean.stores = stores;
            bean.afterCommit = Runnable::run;
            return work.apply(bean);
        });
    }

    <T> T members(Function<ImageMembersBean, T> work) {
        return database.inTransaction(em -> {
            ImageMembersBean bean = new ImageMembersBean();
            bean.em = em;
            bean.clock = clock;
            bean.settings = settings;
            return work.apply(bean);
        });
    }

    <T> T catalogue(Function<ImageCatalogueBean, T> work) {
        return database.inTransaction(em -> {
            ImageCatalogueBean bean = new ImageCatalogueBean();
            bean.em = em;
            bean.settings = settings;
            bean.signer = signer();
            return work.apply(bean);
        });
    }

    ContentSigner signer() {
        ContentSigner signer = new ContentSigner();
        signer.settings = settings;
        signer.clock = clock;
        signer.readKey();
        return signer;
    }

    ImageContentBean content() {
        ImageContentBean bean = new ImageContentBean();
        bean.ledger = ledger();
        bean.stores = stores;
        bean.ids = ids;
        bean.settings = settings;
        bean.signer = signer();
        return bean;
    }

    void sweep() {
        ImageSweeper sweeper = new ImageSweeper();
        sweeper.ledger = ledger();
        sweeper.stores = stores;
        sweeper.sweep();
    }

    /** The ledger with the transactions that the container would put round its methods. */
    UploadLedger ledger() {
        return new UploadLedger() {
            private <T> T each(Function<UploadLedger, T> work) {
                return database.inTransaction(em -> {
                    UploadLedger ledger = new UploadLedger();
                    ledger.em = em;
                    ledger.quota = ImageFixture.this.quota;
                    ledger.clock = ImageFixture.this.clock;
                    return work.apply(ledger);
                });
            }

            @Override
            public Expectation begin(RequestContext caller, String id, String key, ImageLifecycle.Event event) {
                return each(ledger -> ledger.begin(caller, id, key, event));
            }

            @Override
            public void accept(String id, String key, Digest digest, Long virtualSize) {
                each(ledger -> {
                    ledger.accept(id, key, digest, virtualSize);
                    return null;
                });
            }

            @Override
            public boolean lose(String id, String key) {
                return each(ledger -> ledger.lose(id, key));
            }

            @Override
            public void importStaged(RequestContext caller, String id) {
                each(ledger -> {
                    ledger.importStaged(caller, id);
                    return null;
                });
            }

            @Override
            public Readable readable(RequestContext caller, String id) {
                return each(ledger -> ledger.readable(caller, id));
            }

            @Override
            public Readable readable(String id) {
                return each(ledger -> ledger.readable(id));
            }

            @Override
            public Map<String, String> arriving() {
                return each(UploadLedger::arriving);
            }

            @Override
            public Set<String> known(Collection<String> keys) {
                return each(ledger -> ledger.known(keys));
            }
        };
    }

    List<String> files() {
        try (var files = Files.list(ImageSettings.storeDirectory(settings))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        database.close();
    }

    static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Counts claims and refuses what does not fit. */
    static final class FakeQuota implements QuotaService {
        final Map<QuotaResource, Long> limits = new HashMap<>();
        final Map<String, Map<QuotaResource, Long>> claims = new HashMap<>();

        long used(QuotaResource resource) {
            return claims.values().stream()
                    .mapToLong(claim -> claim.getOrDefault(resource, 0L))
                    .sum();
        }

        @Override
        public void claim(String projectId, String holder, Map<QuotaResource, Long> amounts) {
            amounts.forEach((resource, amount) -> {
                long limit = limits.getOrDefault(resource, -1L);
                if (limit >= 0 && used(resource) + amount > limit) {
                    throw new CloudException(
                            QuotaError.EXCEEDED,
                            "resources",
                            List.of(resource.apiName()),
                            "resource",
                            resource.apiName(),
                            "requested",
                            amount,
                            "used",
                            used(resource),
                            "limit",
                            limit);
                }
            });
            amounts.forEach((resource, amount) ->
                    claims.computeIfAbsent(holder, key -> new HashMap<>()).merge(resource, amount, Long::sum));
        }

        @Override
        public void release(String holder) {
            claims.remove(holder);
        }

        @Override
        public void release(String holder, Map<QuotaResource, Long> amounts) {
            amounts.forEach((resource, amount) -> claims.get(holder).merge(resource, -amount, Long::sum));
        }

        @Override
        public Map<QuotaResource, QuotaView> ofProject(String projectId) {
            Map<QuotaResource, QuotaView> views = new HashMap<>();
            for (QuotaResource resource : QuotaResource.values()) {
                views.put(resource, new QuotaView(limits.getOrDefault(resource, -1L), used(resource)));
            }
            return views;
        }

        @Override
        public Map<QuotaResource, Long> defaults() {
            return Map.of();
        }

        @Override
        public void setDefaults(Map<QuotaResource, Long> newLimits) {
            limits.putAll(newLimits);
        }

        @Override
        public void setLimits(String projectId, Map<QuotaResource, Long> newLimits, boolean force) {
            limits.putAll(newLimits);
        }

        @Override
        public Map<String, Map<QuotaResource, QuotaView>> ofProjectsWithLimits() {
            return Map.of();
        }

        @Override
        public void resetLimits(String projectId, String service) {
            limits.clear();
        }
    }
}
