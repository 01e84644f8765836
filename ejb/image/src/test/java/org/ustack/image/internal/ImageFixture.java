package org.ustack.image.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ustack.image.ImageSettings;
import org.ustack.image.ImportImage;
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
    final FakeOperations operations = new FakeOperations(clock);
    final List<String> submitted = new ArrayList<>();
    private final ImportWorkers workers = new ImportWorkers() {
        @Override
        public void submit(String taskId) {
            if (!submitted.contains(taskId)) {
                submitted.add(taskId);
            }
        }
    };

    ImageFixture(Path folder) {
        this(folder, Map.of());
    }

    ImageFixture(Path folder, Map<String, String> otherSettings) {
        Map<String, String> all = new HashMap<>(otherSettings);
        all.put("ustack.home", folder.toString());
        settings = new Settings(all::get, name -> null);
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

    <T> T snapshots(Function<SnapshotImagesBean, T> work) {
        return database.inTransaction(em -> {
            ImageServiceBean images = new ImageServiceBean();
            images.em = em;
            images.quota = quota;
            images.clock = clock;
            images.ids = ids;
            images.settings = settings;
            SnapshotImagesBean bean = new SnapshotImagesBean();
            bean.em = em;
            bean.images = images;
            bean.signer = signer();
            bean.settings = settings;
            bean.quota = quota;
            bean.clock = clock;
            bean.afterCommit = Runnable::run;
            bean.stores = stores;
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
        bean.intake = intake();
        bean.signer = signer();
        return bean;
    }

    private ContentIntake intake() {
        ContentIntake intake = new ContentIntake();
        intake.settings = settings;
        return intake;
    }

    /** In the container a worker would begin after the commit; here {@link #runImports} does. */
    void imports(Consumer<ImageImportsBean> work) {
        database.inTransaction(em -> {
            ImportStart start = new ImportStart();
            start.operations = operations;
            start.workers = workers;
            start.afterCommit = Runnable::run;
            start.ids = ids;
            start.settings = settings;
            start.clock = clock;
            ImportRegions regions = new ImportRegions() {
                @Override
                public Optional<String> problem(ImportImage.RemoteImage source) {
                    return source.region().equals("RegionOne") ? Optional.empty() : Optional.of("no such region");
                }
            };
            ImageServiceBean images = new ImageServiceBean();
            images.em = em;
            images.quota = quota;
            images.clock = clock;
            images.ids = ids;
            images.settings = settings;
            ImageImportsBean bean = new ImageImportsBean();
            bean.em = em;
            bean.images = images;
            bean.start = start;
            bean.regions = regions;
            bean.web = web();
            bean.settings = settings;
            work.accept(bean);
            return null;
        });
    }

    private WebSources web() {
        WebSources web = new WebSources();
        web.settings = settings;
        web.clock = Clock.systemUTC();
        return web;
    }

    ImportRun importRun() {
        ImportRun run = new ImportRun();
        run.ledger = importLedger();
        run.stores = stores;
        run.intake = intake();
        run.web = web();
        run.ids = ids;
        run.settings = settings;
        run.clock = Clock.systemUTC();
        return run;
    }

    /** Works on all that was begun. */
    void runImports() {
        List<String> tasks = List.copyOf(submitted);
        submitted.clear();
        tasks.forEach(importRun()::run);
    }

    <T> T tasks(Function<ImageTasksBean, T> work) {
        return database.inTransaction(em -> {
            ImageTasksBean bean = new ImageTasksBean();
            bean.em = em;
            return work.apply(bean);
        });
    }

    ImportLedger importLedger() {
        return new ImportLedger() {
            private <T> T each(Function<ImportLedger, T> work) {
                return database.inTransaction(em -> {
                    ImportLedger ledger = new ImportLedger();
                    ledger.em = em;
                    ledger.quota = ImageFixture.this.quota;
                    ledger.operations = ImageFixture.this.operations;
                    ledger.stores = ImageFixture.this.stores;
                    ledger.settings = ImageFixture.this.settings;
                    ledger.clock = ImageFixture.this.clock;
                    return work.apply(ledger);
                });
            }

            @Override
            public Optional<Job> take(String taskId, String key) {
                return each(ledger -> ledger.take(taskId, key));
            }

            @Override
            public void accept(Job job, String key, Digest digest, Long virtualSize) {
                each(ledger -> {
                    ledger.accept(job, key, digest, virtualSize);
                    return null;
                });
            }

            @Override
            public boolean lose(Job job, String key, String reason) {
                return each(ledger -> ledger.lose(job, key, reason));
            }

            @Override
            public void giveUp(String operationId) {
                each(ledger -> {
                    ledger.giveUp(operationId);
                    return null;
                });
            }

            @Override
            public Map<String, String> unfinished() {
                return each(ImportLedger::unfinished);
            }

            @Override
            public int forget() {
                return each(ImportLedger::forget);
            }
        };
    }

    void sweep() {
        ImageSweeper sweeper = new ImageSweeper();
        sweeper.ledger = ledger();
        sweeper.imports = importLedger();
        sweeper.workers = workers;
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
            public Expectation begin(String id, String key, ImageLifecycle.Event event) {
                return each(ledger -> ledger.begin(id, key, event));
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
