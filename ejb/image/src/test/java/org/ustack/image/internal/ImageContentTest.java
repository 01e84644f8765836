package org.ustack.image.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.image.internal.ImageFixture.DEMO;
import static org.ustack.image.internal.ImageFixture.OTHER;
import static org.ustack.image.internal.ImageFixture.admin;
import static org.ustack.image.internal.ImageFixture.member;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.contract.ImageSource;
import org.ustack.image.CreateImage;
import org.ustack.image.ImageContent.StoredImage;
import org.ustack.image.ImageError;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImageView;
import org.ustack.image.ImportImage;
import org.ustack.image.ImportMethod;
import org.ustack.image.Visibility;
import org.ustack.image.domain.ImageLifecycle;
import org.ustack.image.internal.store.ImageStore;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.RequestContext;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;

class ImageContentTest {

    private static final byte[] BYTES = new byte[3_000_001];

    static {
        new Random(5).nextBytes(BYTES);
    }

    @TempDir
    Path folder;

    private ImageFixture fixture;
    private ImageContentBean content;
    private final RequestContext demo = member(DEMO);

    @BeforeEach
    void open() {
        fixture = new ImageFixture(folder);
        content = fixture.content();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anUploadIsStoredHashedAndCounted() throws Exception {
        String id = queued("raw", "bare");
        content.upload(demo, id, new ByteArrayInputStream(BYTES), (long) BYTES.length);
        ImageView image = show(id);
        assertThat(image.status()).isEqualTo(ImageStatus.ACTIVE);
        assertThat(image.size()).isEqualTo(BYTES.length);
        assertThat(image.virtualSize()).isEqualTo(BYTES.length);
        assertThat(image.md5()).isEqualTo(hash("MD5"));
        assertThat(image.sha512()).isEqualTo(hash("SHA-512"));
        StoredImage stored = content.open(demo, id).orElseThrow();
        assertThat(Files.readAllBytes(stored.file())).isEqualTo(BYTES);
        assertThat(fixture.quota.used(QuotaResource.IMAGE_BYTES)).isEqualTo(BYTES.length);
        assertThat(Files.getPosixFilePermissions(stored.file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void beforeTheUploadThereIsNothingToRead() {
        assertThat(content.open(demo, queued("raw", "bare"))).isEmpty();
    }

    @Test
    void aSecondUploadIsRefused() {
        String id = active();
        refused(id, BYTES, null, ImageError.NOT_QUEUED);
        assertThat(show(id).status()).isEqualTo(ImageStatus.ACTIVE);
        assertThat(fixture.files()).hasSize(1);
    }

    @Test
    void whatIsRefusedLeavesAQueuedImageAndNoByte() {
        String id = queued("raw", "bare");
        refused(id, BYTES, BYTES.length + 1L, ImageError.SIZE_MISMATCH);
        refused(id, BYTES, BYTES.length - 1L, ImageError.SIZE_MISMATCH);
        refused(id, "QFI\u00fb and more".getBytes(StandardCharsets.ISO_8859_1), null, ImageError.FORMAT_REFUSED);
        assertThatThrownBy(() -> content.upload(demo, id, breaking(1_000_000), null))
                .satisfies(is(ImageError.UPLOAD_BROKEN));
        assertThat(show(id).status()).isEqualTo(ImageStatus.QUEUED);
        assertThat(show(id).size()).isNull();
        assertThat(fixture.files()).isEmpty();
        assertThat(fixture.quota.used(QuotaResource.IMAGE_BYTES)).isZero();
        content.upload(demo, id, new ByteArrayInputStream(BYTES), null);
        assertThat(show(id).status()).isEqualTo(ImageStatus.ACTIVE);
    }

    /** As with Glance: the stock client uploads its empty standard input where no file is named. */
    @Test
    void anEmptyUploadIsAnImageWhereTheFormatAllowsIt() {
        String id = queued("raw", "bare");
        content.upload(demo, id, new ByteArrayInputStream(new byte[0]), null);
        assertThat(show(id).status()).isEqualTo(ImageStatus.ACTIVE);
        assertThat(show(id).size()).isZero();
        refused(queued("qcow2", "bare"), new byte[0], null, ImageError.FORMAT_REFUSED);
    }

    @Test
    void anUploadOverQuotaEndsEarly() {
        String id = queued("raw", "bare");
        fixture.quota.limits.put(QuotaResource.IMAGE_BYTES, 1000L);
        refused(id, BYTES, null, QuotaError.EXCEEDED);
        refused(id, BYTES, (long) BYTES.length, QuotaError.EXCEEDED);
        assertThat(show(id).status()).isEqualTo(ImageStatus.QUEUED);
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void formatsMustBeDeclaredFirst() {
        refused(queued(null, null), BYTES, null, ImageError.FORMAT_NOT_SET);
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void anotherProjectCannotUpload() {
        String id = queued("raw", "bare");
        assertThatThrownBy(() -> content.upload(member(OTHER), id, new ByteArrayInputStream(BYTES), null))
                .satisfies(is(ImageError.IMAGE_NOT_FOUND));
        assertThat(show(id).status()).isEqualTo(ImageStatus.QUEUED);
    }

    @Test
    void anImageDeletedDuringItsUploadStaysDeleted() {
        String id = queued("raw", "bare");
        InputStream deleting = new ByteArrayInputStream(BYTES) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                if (available() == BYTES.length) {
                    delete(id);
                }
                return super.read(into, offset, length);
            }
        };
        assertThatThrownBy(() -> content.upload(demo, id, deleting, null)).satisfies(is(ImageError.IMAGE_NOT_FOUND));
        assertThat(fixture.files()).isEmpty();
        assertThat(fixture.quota.claims).isEmpty();
    }

    @Test
    void deletingRemovesTheBytes() {
        String id = active();
        delete(id);
        assertThat(fixture.files()).isEmpty();
        assertThat(fixture.quota.claims).isEmpty();
    }

    @Test
    void aDeactivatedImageIsReadByAdminsOnly() {
        String id = active();
        fixture.images(images -> {
            images.deactivate(demo, id);
            images.deactivate(demo, id);
            return null;
        });
        assertThatThrownBy(() -> content.open(demo, id)).satisfies(is(ImageError.DEACTIVATED));
        assertThat(content.open(admin(), id)).isPresent();
        fixture.images(images -> {
            images.reactivate(demo, id);
            return null;
        });
        assertThat(content.open(demo, id)).isPresent();
    }

    @Test
    void stagedBytesBecomeActiveByTheImport() {
        String id = queued("raw", "bare");
        assertThatThrownBy(() -> importStaged(id)).satisfies(is(ImageError.NOT_STAGED));
        content.stage(demo, id, new ByteArrayInputStream(BYTES), null);
        assertThat(show(id).status()).isEqualTo(ImageStatus.UPLOADING);
        assertThat(content.open(demo, id)).isEmpty();
        importStaged(id);
        assertThat(show(id).status()).isEqualTo(ImageStatus.ACTIVE);
        assertThat(content.open(demo, id)).isPresent();
    }

    @Test
    void aSweepUndoesWhatADeadProcessLeft() throws Exception {
        String whole = active();
        String half = queued("raw", "bare");
        String renamed = queued("raw", "bare");
        String staged = queued("raw", "bare");
        content.stage(demo, staged, new ByteArrayInputStream(BYTES), null);
        ImageStore store = fixture.stores.store();
        fixture.ledger().begin(demo, half, "half", ImageLifecycle.Event.UPLOAD_BEGUN);
        fixture.ledger().begin(demo, renamed, "renamed", ImageLifecycle.Event.UPLOAD_BEGUN);
        Files.write(store.path("half.part"), BYTES);
        Files.write(store.path("renamed"), BYTES);
        Files.write(store.path("orphan"), BYTES);
        fixture.sweep();
        assertThat(show(half).status()).isEqualTo(ImageStatus.QUEUED);
        assertThat(show(renamed).status()).isEqualTo(ImageStatus.QUEUED);
        assertThat(show(whole).status()).isEqualTo(ImageStatus.ACTIVE);
        assertThat(show(staged).status()).isEqualTo(ImageStatus.UPLOADING);
        assertThat(fixture.files()).hasSize(2);
        importStaged(staged);
        assertThat(Files.readAllBytes(content.open(demo, whole).orElseThrow().file()))
                .isEqualTo(BYTES);
        assertThat(Files.readAllBytes(content.open(demo, staged).orElseThrow().file()))
                .isEqualTo(BYTES);
    }

    @Test
    void aSweepLeavesAnUploadAtWorkAlone() {
        String id = queued("raw", "bare");
        InputStream sweeping = new ByteArrayInputStream(BYTES) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                fixture.sweep();
                return super.read(into, offset, length);
            }
        };
        content.upload(demo, id, sweeping, null);
        fixture.sweep();
        assertThat(show(id).status()).isEqualTo(ImageStatus.ACTIVE);
        assertThat(content.open(demo, id)).isPresent();
        assertThat(fixture.files()).hasSize(1);
    }

    @Test
    void computeGetsASignedAddress() {
        String id = active();
        ImageSource source = fixture.catalogue(images -> images.source(id, Duration.ofMinutes(5)));
        assertThat(source.url())
                .startsWith("http://127.0.0.1:8080/ustack/v1/images/" + id + "/content?expires=1767225900&signature=");
        assertThat(source.diskFormat()).isEqualTo("raw");
        assertThat(source.sha512()).isEqualTo(show(id).sha512());
        String signature = source.url().substring(source.url().lastIndexOf('=') + 1);
        assertThat(content.openSigned(id, "1767225900", signature).size()).isEqualTo(BYTES.length);
        assertThatThrownBy(() -> content.openSigned(id, "1767225901", signature))
                .satisfies(is(ImageError.BAD_SIGNATURE));
        assertThatThrownBy(() -> content.openSigned(active(), "1767225900", signature))
                .satisfies(is(ImageError.BAD_SIGNATURE));
        assertThatThrownBy(() -> content.openSigned(id, "1767225900", null)).satisfies(is(ImageError.BAD_SIGNATURE));
        assertThatThrownBy(() -> content.openSigned(id, "soon", signature)).satisfies(is(ImageError.BAD_SIGNATURE));
        fixture.clock.advance(Duration.ofMinutes(5));
        assertThatThrownBy(() -> content.openSigned(id, "1767225900", signature))
                .satisfies(is(ImageError.BAD_SIGNATURE));
    }

    @Test
    void theKeyIsMadeOnceForItsOwner() throws Exception {
        Path file = folder.resolve("keys/image-content.key");
        String path = fixture.signer().sign("x", Duration.ofMinutes(1));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(fixture.signer().sign("x", Duration.ofMinutes(1))).isEqualTo(path);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void computeBootsOnlyWhatItCanTrust() {
        String id = active();
        assertThat(fixture.catalogue(images -> images.bootable(demo, id)).virtualSizeBytes())
                .isEqualTo(BYTES.length);
        assertThatThrownBy(() -> fixture.catalogue(images -> images.bootable(member(OTHER), id)))
                .satisfies(is(ImageError.IMAGE_NOT_FOUND));
        String queued = queued("raw", "bare");
        assertThatThrownBy(() -> fixture.catalogue(images -> images.bootable(demo, queued)))
                .satisfies(is(ImageError.IMAGE_NOT_ACTIVE));
        String packed = queued("qcow2", "ova");
        content.upload(demo, packed, new ByteArrayInputStream(BYTES), null);
        assertThat(show(packed).virtualSize()).isNull();
        assertThatThrownBy(() -> fixture.catalogue(images -> images.bootable(demo, packed)))
                .satisfies(is(ImageError.IMAGE_NOT_BOOTABLE));
        Map<String, String> names = fixture.catalogue(images -> images.names(Set.of(id, "nobody")));
        assertThat(names).isEqualTo(Map.of(id, "one"));
    }

    private void importStaged(String id) {
        fixture.imports(imports ->
                imports.begin(demo, id, new ImportImage(ImportMethod.GLANCE_DIRECT, null, null, List.of(), "{}")));
    }

    private void refused(String id, byte[] bytes, Long declared, ErrorCode code) {
        assertThatThrownBy(() -> content.upload(demo, id, new ByteArrayInputStream(bytes), declared))
                .satisfies(is(code));
    }

    private static java.util.function.Consumer<Throwable> is(ErrorCode code) {
        return thrown -> assertThat(((CloudException) thrown).code()).isEqualTo(code);
    }

    private static InputStream breaking(int after) {
        return new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ >= after) {
                    throw new IOException("connection reset");
                }
                return 7;
            }
        };
    }

    private String active() {
        String id = queued("raw", "bare");
        content.upload(demo, id, new ByteArrayInputStream(BYTES), null);
        return id;
    }

    private String queued(String disk, String container) {
        return fixture.images(images -> images.create(
                        demo,
                        new CreateImage(
                                null,
                                "one",
                                null,
                                Visibility.PRIVATE,
                                disk,
                                container,
                                0,
                                0,
                                false,
                                false,
                                Set.of(),
                                Map.of())))
                .id();
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

    private static String hash(String algorithm) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(BYTES));
    }
}
