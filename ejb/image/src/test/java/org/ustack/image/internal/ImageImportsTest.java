package org.ustack.image.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.image.internal.ImageFixture.DEMO;
import static org.ustack.image.internal.ImageFixture.OTHER;
import static org.ustack.image.internal.ImageFixture.admin;
import static org.ustack.image.internal.ImageFixture.member;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.image.CreateImage;
import org.ustack.image.ImageChange;
import org.ustack.image.ImageError;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImageTaskView;
import org.ustack.image.ImageTasks;
import org.ustack.image.ImageView;
import org.ustack.image.ImportImage;
import org.ustack.image.ImportImage.RemoteImage;
import org.ustack.image.ImportMethod;
import org.ustack.image.TaskStatus;
import org.ustack.image.TaskType;
import org.ustack.image.Visibility;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.platform.OperationState;
import org.ustack.platform.OperationView;
import org.ustack.quota.QuotaResource;

class ImageImportsTest {

    private static final byte[] BYTES = new byte[2_000_003];

    static {
        new Random(11).nextBytes(BYTES);
    }

    @TempDir
    Path folder;

    private final RequestContext demo = member(DEMO);
    private HttpServer server;
    private String address;
    private ImageFixture fixture;

    /** Called when a request for the image has come, before it is answered. */
    private Runnable meanwhile = () -> {};

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/image", exchange -> {
            meanwhile.run();
            exchange.sendResponseHeaders(200, BYTES.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(BYTES);
            }
        });
        server.createContext("/short", exchange -> {
            exchange.sendResponseHeaders(200, BYTES.length);
            exchange.getResponseBody().write(BYTES, 0, 1000);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        address = "http://127.0.0.1:" + port;
        fixture = new ImageFixture(
                folder,
                Map.of("ustack.image.import-ports", "" + port, "ustack.image.import-allowed-networks", "127.0.0.1"));
    }

    @AfterEach
    void close() {
        server.stop(0);
        fixture.close();
    }

    @Test
    void stagedBytesAreTheImageAtOnce() {
        String id = queued();
        refused(id, command(ImportMethod.GLANCE_DIRECT), ImageError.NOT_STAGED);
        fixture.content().stage(demo, id, new ByteArrayInputStream(BYTES), null);
        begin(id, command(ImportMethod.GLANCE_DIRECT));
        ImageView image = show(id);
        assertThat(image.status()).isEqualTo(ImageStatus.ACTIVE);
        assertThat(image.size()).isEqualTo(BYTES.length);
        assertThat(image.properties())
                .containsEntry("os_glance_importing_to_stores", "")
                .containsEntry("os_glance_failed_import", "")
                .doesNotContainKey("os_glance_import_task");
        ImageTaskView task = onlyTask(id);
        assertThat(task.status()).isEqualTo(TaskStatus.SUCCESS);
        assertThat(task.type()).isEqualTo(TaskType.API_IMAGE_IMPORT);
        assertThat(task.requestId()).isEqualTo(demo.requestId());
        assertThat(task.input()).contains("\"import_req\":{\"method\":{\"name\":\"glance-direct\"}}", id);
        assertThat(onlyOperation().state()).isEqualTo(OperationState.SUCCEEDED);
        refused(id, command(ImportMethod.GLANCE_DIRECT), ImageError.ACTIVE_ALREADY);
        refused(id, web("/image"), ImageError.ACTIVE_ALREADY);
    }

    @Test
    void bytesAreFetchedFromTheWebAfterTheRequest() throws Exception {
        String id = queued();
        begin(id, web("/image"));
        assertThat(show(id).status()).isEqualTo(ImageStatus.IMPORTING);
        assertThat(show(id).properties()).containsEntry("os_glance_importing_to_stores", "file");
        assertThat(onlyTask(id).status()).isEqualTo(TaskStatus.PENDING);
        assertThat(onlyTask(id).expiresAt()).isNull();
        assertThat(onlyOperation().running()).isTrue();
        refused(id, web("/image"), ImageError.IMPORT_RUNNING);
        fixture.runImports();
        assertThat(show(id).status()).isEqualTo(ImageStatus.ACTIVE);
        assertThat(Files.readAllBytes(
                        fixture.content().open(demo, id).orElseThrow().file()))
                .isEqualTo(BYTES);
        assertThat(show(id).virtualSize()).isEqualTo(BYTES.length);
        assertThat(show(id).properties()).doesNotContainKey("os_glance_import_task");
        assertThat(onlyTask(id).status()).isEqualTo(TaskStatus.SUCCESS);
        assertThat(onlyOperation().state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(fixture.quota.used(QuotaResource.IMAGE_BYTES)).isEqualTo(BYTES.length);
    }

    @Test
    void whatCannotBeFetchedLeavesAQueuedImageThatSaysSo() {
        for (String path : List.of("/missing", "/short")) {
            String id = queued();
            begin(id, web(path));
            fixture.runImports();
            assertFailed(id, path.equals("/missing") ? "404" : "broke off");
        }
        assertThat(fixture.files()).isEmpty();
        assertThat(fixture.quota.used(QuotaResource.IMAGE_BYTES)).isZero();
    }

    @Test
    void whatIsNotWhatItsOwnerSaysIsRefused() {
        String id = queued("qcow2", "bare");
        begin(id, web("/image"));
        fixture.runImports();
        assertFailed(id, "disk format qcow2");
    }

    @Test
    void aFailedImportMayBeBegunAgain() {
        String id = queued();
        begin(id, web("/missing"));
        fixture.runImports();
        begin(id, web("/image"));
        fixture.runImports();
        assertThat(show(id).status()).isEqualTo(ImageStatus.ACTIVE);
        assertThat(show(id).properties()).containsEntry("os_glance_failed_import", "");
        assertThat(tasks(id)).extracting(ImageTaskView::status).contains(TaskStatus.FAILURE, TaskStatus.SUCCESS);
    }

    @Test
    void theQuotaHoldsForWhatIsFetched() {
        fixture.quota.limits.put(QuotaResource.IMAGE_BYTES, 1000L);
        String id = queued();
        begin(id, web("/image"));
        fixture.runImports();
        assertFailed(id, "1000");
    }

    @Test
    void addressesInsideAreRefusedAtOnce() {
        String id = queued();
        int port = server.getAddress().getPort();
        for (String uri : List.of(
                "http://127.0.0.2:" + port + "/",
                "http://169.254.169.254:" + port + "/latest/meta-data",
                "http://[::1]:" + port + "/",
                "http://10.0.0.1:" + port + "/",
                "http://127.0.0.1:22/",
                "ftp://127.0.0.1/",
                "file:///etc/passwd")) {
            ImportImage command = new ImportImage(ImportMethod.WEB_DOWNLOAD, uri, null, List.of(), "{}");
            assertThatThrownBy(() -> begin(id, command))
                    .satisfies(is(ImageError.URI_REFUSED))
                    .hasMessage("URI for web-download does not pass filtering: " + uri);
        }
        assertThat(show(id).status()).isEqualTo(ImageStatus.QUEUED);
        assertThat(tasks(id)).isEmpty();
    }

    /** As after kill -9: the row says that somebody fetches, and nobody does. */
    @Test
    void whatADeadControllerBeganIsBegunAnew() {
        String id = queued();
        begin(id, web("/image"));
        String task = fixture.submitted.remove(0);
        assertThat(fixture.importLedger().take(task, "dead-key")).isPresent();
        fixture.sweep();
        assertThat(fixture.submitted).containsExactly(task);
        fixture.runImports();
        assertThat(show(id).status()).isEqualTo(ImageStatus.ACTIVE);
        assertThat(onlyTask(id).status()).isEqualTo(TaskStatus.SUCCESS);
        assertThat(fixture.files()).hasSize(1);
    }

    @Test
    void anImportThatNobodyHasBegunIsBegunByTheSweep() {
        String id = queued();
        begin(id, web("/image"));
        fixture.submitted.clear();
        fixture.sweep();
        fixture.runImports();
        assertThat(show(id).status()).isEqualTo(ImageStatus.ACTIVE);
    }

    @Test
    void anImportOverWhichControllersDieIsGivenUp() {
        String id = queued();
        begin(id, web("/image"));
        String task = fixture.submitted.remove(0);
        for (int life = 1; life <= 3; life++) {
            assertThat(fixture.importLedger().take(task, "key-" + life)).isPresent();
        }
        assertThat(fixture.importLedger().take(task, "key-4")).isEmpty();
        assertFailed(id, "has died 3 times");
    }

    @Test
    void anImportAtWorkIsTakenByNobodyElse() throws Exception {
        String id = queued();
        begin(id, web("/image"));
        String task = fixture.submitted.remove(0);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        meanwhile = () -> {
            asked.countDown();
            waitFor(goOn);
        };
        Thread worker = new Thread(() -> fixture.importRun().run(task));
        worker.start();
        waitFor(asked);
        fixture.sweep();
        assertThat(fixture.submitted).isEmpty();
        assertThat(fixture.importLedger().take(task, "second")).isEmpty();
        assertThat(onlyTask(id).status()).isEqualTo(TaskStatus.PROCESSING);
        goOn.countDown();
        worker.join(20_000);
        assertThat(show(id).status()).isEqualTo(ImageStatus.ACTIVE);
    }

    @Test
    void anImageDeletedMeanwhileStaysDeleted() {
        String id = queued();
        begin(id, web("/image"));
        meanwhile = () -> delete(id);
        fixture.runImports();
        assertThatThrownBy(() -> show(id)).satisfies(is(ImageError.IMAGE_NOT_FOUND));
        assertThat(fixture.files()).isEmpty();
        assertThat(fixture.quota.claims).isEmpty();
        assertThat(onlyOperation().state()).isEqualTo(OperationState.FAILED);
        String another = queued();
        begin(another, web("/image"));
        delete(another);
        fixture.runImports();
        assertThat(fixture.operations.all.values()).noneMatch(OperationView::running);
    }

    @Test
    void pastItsDeadlineAnImportHasFailedAndWhatArrivesLaterIsDropped() {
        String id = queued();
        begin(id, web("/image"));
        meanwhile = () -> fixture.importLedger().giveUp(onlyOperation().id());
        fixture.runImports();
        assertFailed(id, "longer than");
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void withOneStoreACopyHasNothingToDo() {
        String id = queued();
        refused(id, command(ImportMethod.COPY_IMAGE), ImageError.NOT_ACTIVE_TO_COPY);
        fixture.content().upload(demo, id, new ByteArrayInputStream(BYTES), null);
        begin(id, command(ImportMethod.COPY_IMAGE));
        assertThat(show(id).properties())
                .containsEntry("os_glance_importing_to_stores", "")
                .containsEntry("os_glance_failed_import", "");
        refused(
                id,
                new ImportImage(ImportMethod.COPY_IMAGE, null, null, List.of("file"), "{}"),
                ImageError.IN_STORE_ALREADY);
        refused(
                id,
                new ImportImage(ImportMethod.COPY_IMAGE, null, null, List.of("tape"), "{}"),
                ImageError.UNKNOWN_STORE);
    }

    @Test
    void anImageOfTheRegionBringsItsDescription() {
        String original = queued();
        fixture.content().upload(demo, original, new ByteArrayInputStream(BYTES), null);
        set(original, "hw_cpu_cores", "5");
        set(original, "speed", "88mph");
        String copy = queued("iso", "ovf");
        set(copy, "hw_cpu_cores", "1");
        begin(copy, fromRegion("RegionOne", original));
        fixture.runImports();
        ImageView image = show(copy);
        assertThat(image.status()).isEqualTo(ImageStatus.ACTIVE);
        assertThat(image.sha512()).isEqualTo(show(original).sha512());
        assertThat(image.diskFormat()).isEqualTo("raw");
        assertThat(image.containerFormat()).isEqualTo("bare");
        assertThat(image.properties()).containsEntry("hw_cpu_cores", "5").doesNotContainKey("speed");
    }

    @Test
    void whatARegionHasNotOrHidesIsAFailureOfTheTask() {
        String id = queued();
        set(id, "os_distro", "debian");
        begin(id, fromRegion("nowhere", "36d4b546-64a2-4bb9-bdd0-ba676aa48f2c"));
        assertFailed(id, "no such region");
        begin(id, fromRegion("RegionOne", "36d4b546-64a2-4bb9-bdd0-ba676aa48f2c"));
        assertFailed(id, "no active image");
        String hidden = queued();
        fixture.content().upload(demo, hidden, new ByteArrayInputStream(BYTES), null);
        String foreign = queuedBy(member(OTHER), "raw", "bare");
        fixture.imports(imports -> imports.begin(member(OTHER), foreign, fromRegion("RegionOne", hidden)));
        assertThat(fixture.images(images -> images.show(member(OTHER), foreign)).status())
                .isEqualTo(ImageStatus.QUEUED);
        assertThat(show(id).properties()).containsEntry("os_distro", "debian");
    }

    @Test
    void formatsAndOwnershipComeFirst() {
        refused(queued(null, "bare"), web("/image"), ImageError.FORMAT_FIRST);
        refused(queued("raw", null), web("/image"), ImageError.FORMAT_FIRST);
        String id = queued();
        assertThatThrownBy(() -> fixture.imports(imports -> imports.begin(member(OTHER), id, web("/image"))))
                .satisfies(is(ImageError.IMAGE_NOT_FOUND));
        fixture.content().stage(demo, id, new ByteArrayInputStream(BYTES), null);
        refused(id, web("/image"), ImageError.NOT_QUEUED_TO_IMPORT);
    }

    @Test
    void anAdminImportsByATask() {
        ImageTaskView[] task = new ImageTaskView[1];
        fixture.imports(imports ->
                task[0] = imports.createByTask(admin(), image("raw", "bare"), address + "/image", "{\"a\":1}"));
        assertThat(task[0].type()).isEqualTo(TaskType.IMPORT);
        assertThat(task[0].input()).isEqualTo("{\"a\":1}");
        fixture.runImports();
        assertThat(fixture.images(images -> images.show(admin(), task[0].imageId()))
                        .status())
                .isEqualTo(ImageStatus.ACTIVE);
        assertThat(fixture.tasks(tasks -> tasks.show(admin(), task[0].id())).status())
                .isEqualTo(TaskStatus.SUCCESS);
        assertThatThrownBy(() -> fixture.tasks(tasks -> tasks.show(demo, task[0].id())))
                .satisfies(is(ImageError.TASK_NOT_FOUND));
    }

    @Test
    void tasksAreListedByPagesAndForgottenInTime() {
        for (int i = 0; i < 3; i++) {
            begin(queued(), web("/missing"));
            fixture.clock.advance(Duration.ofSeconds(1));
        }
        fixture.runImports();
        begin(queued(), web("/image"));
        List<String> all = new java.util.ArrayList<>();
        String marker = null;
        Slice<ImageTaskView> page;
        do {
            String after = marker;
            page = fixture.tasks(tasks -> tasks.list(admin(), query(null, after)));
            page.items().forEach(task -> all.add(task.id()));
            marker = all.get(all.size() - 1);
        } while (page.more());
        assertThat(all).hasSize(4).doesNotHaveDuplicates();
        assertThat(fixture.tasks(tasks -> tasks.list(admin(), query(TaskStatus.FAILURE, null)))
                        .more())
                .isTrue();
        assertThat(fixture.tasks(tasks -> tasks.list(member(OTHER), query(null, null)))
                        .items())
                .isEmpty();
        fixture.clock.advance(Duration.ofHours(47));
        assertThat(fixture.importLedger().forget()).isZero();
        fixture.clock.advance(Duration.ofHours(2));
        assertThat(fixture.importLedger().forget()).isEqualTo(3);
    }

    private static ImageTasks.Query query(TaskStatus status, String marker) {
        return new ImageTasks.Query(
                status, null, null, ImageTasks.SortKey.CREATED_AT, true, new PageRequest(2, marker));
    }

    private void assertFailed(String id, String reason) {
        ImageView image = show(id);
        assertThat(image.status()).isEqualTo(ImageStatus.QUEUED);
        assertThat(image.size()).isNull();
        assertThat(image.properties())
                .containsEntry("os_glance_failed_import", "file")
                .containsEntry("os_glance_importing_to_stores", "")
                .doesNotContainKey("os_glance_import_task");
        assertThat(tasks(id)).anySatisfy(task -> {
            assertThat(task.status()).isEqualTo(TaskStatus.FAILURE);
            assertThat(task.message()).contains(reason);
            assertThat(task.expiresAt()).isNotNull();
        });
        assertThat(fixture.operations.all.values()).noneMatch(OperationView::running);
    }

    private ImportImage command(ImportMethod method) {
        return new ImportImage(method, null, null, List.of(), "{\"method\":{\"name\":\"" + method.apiName() + "\"}}");
    }

    private ImportImage web(String path) {
        return new ImportImage(ImportMethod.WEB_DOWNLOAD, address + path, null, List.of(), "{}");
    }

    private static ImportImage fromRegion(String region, String image) {
        return new ImportImage(
                ImportMethod.GLANCE_DOWNLOAD, null, new RemoteImage(region, "public", image), List.of(), "{}");
    }

    private void begin(String id, ImportImage command) {
        fixture.imports(imports -> imports.begin(demo, id, command));
    }

    private void refused(String id, ImportImage command, ErrorCode code) {
        assertThatThrownBy(() -> begin(id, command)).satisfies(is(code));
    }

    private static Consumer<Throwable> is(ErrorCode code) {
        return thrown -> assertThat(((CloudException) thrown).code()).isEqualTo(code);
    }

    private List<ImageTaskView> tasks(String id) {
        return fixture.tasks(tasks -> tasks.ofImage(demo, id));
    }

    private ImageTaskView onlyTask(String id) {
        assertThat(tasks(id)).hasSize(1);
        return tasks(id).get(0);
    }

    private OperationView onlyOperation() {
        assertThat(fixture.operations.all).hasSize(1);
        return fixture.operations.all.values().iterator().next();
    }

    private String queued() {
        return queued("raw", "bare");
    }

    private String queued(String disk, String container) {
        return queuedBy(demo, disk, container);
    }

    private String queuedBy(RequestContext caller, String disk, String container) {
        return fixture.images(images -> images.create(caller, image(disk, container)))
                .id();
    }

    private static CreateImage image(String disk, String container) {
        return new CreateImage(
                null, "one", null, Visibility.PRIVATE, disk, container, 0, 0, false, false, Set.of(), Map.of());
    }

    private void set(String id, String name, String value) {
        fixture.images(images -> images.change(demo, id, List.of(new ImageChange(ImageChange.Verb.ADD, name, value))));
    }

    private ImageView show(String id) {
        return fixture.images(images -> images.show(demo, id));
    }

    private void delete(String id) {
        fixture.images(images -> {
            images.delete(demo, id);
            return null;
        });
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
