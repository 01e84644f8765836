package org.ustack.image.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.image.internal.ImageFixture.DEMO;
import static org.ustack.image.internal.ImageFixture.member;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.image.ImageError;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImageView;
import org.ustack.image.SnapshotImages.NewSnapshot;
import org.ustack.image.Visibility;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.quota.QuotaResource;

class SnapshotImagesTest {

    private static final int CLUSTER = 65_536;

    @TempDir
    Path folder;

    private final RequestContext demo = member(DEMO);
    private ImageFixture fixture;
    private ImageContentBean content;

    @BeforeEach
    void open() {
        fixture = new ImageFixture(folder);
        content = fixture.content();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private String create(String name, Map<String, String> properties) {
        return fixture.snapshots(images -> images.create(demo, new NewSnapshot(name, 3, null, properties)));
    }

    private ImageView show(String id) {
        return fixture.images(images -> images.show(demo, id));
    }

    /** A disk of a gigabyte of which nothing is allocated. */
    private static byte[] emptyDisk() {
        ByteBuffer disk = ByteBuffer.allocate(4 * CLUSTER);
        disk.putInt(0x514649fb).putInt(2).putLong(0).putInt(0).putInt(16);
        disk.putLong(1L << 30).putInt(0).putInt(2).putLong(3L * CLUSTER);
        disk.putLong(CLUSTER).putInt(1);
        disk.putLong(CLUSTER, 2L * CLUSTER);
        return disk.array();
    }

    private void send(String id, String address, byte[] bytes) {
        String query = address.substring(address.indexOf('?') + 1);
        String expires = query.substring("expires=".length(), query.indexOf('&'));
        content.uploadSigned(
                id, expires, query.substring(query.lastIndexOf('=') + 1), new ByteArrayInputStream(bytes), null);
    }

    private String address(String id) {
        return fixture.snapshots(images -> images.target(id, Duration.ofMinutes(5)))
                .url();
    }

    @Test
    void recordWaitsForBytesThatTheSignedAddressTakesOnceAndAgain() {
        String id = create("copy", Map.of("image_type", "snapshot", "name", "other", "os_distro", "debian"));
        ImageView waiting = show(id);
        assertThat(waiting.status()).isEqualTo(ImageStatus.QUEUED);
        assertThat(waiting.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(waiting.minDisk()).isEqualTo(3);
        assertThat(waiting.name()).isEqualTo("copy");
        assertThat(waiting.properties()).containsOnlyKeys("image_type", "os_distro");
        assertThat(fixture.quota.used(QuotaResource.IMAGES)).isEqualTo(1);
        String address = address(id);
        assertThat(address).contains("/ustack/v1/images/" + id + "/content?expires=");
        send(id, address, emptyDisk());
        assertThat(show(id).status()).isEqualTo(ImageStatus.ACTIVE);
        assertThat(show(id).virtualSize()).isEqualTo(1L << 30);
        send(id, address, "the answer was lost".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(show(id).size()).isEqualTo(emptyDisk().length);
    }

    @Test
    void addressForReadingDoesNotWriteAndNoAddressOutlivesItsTime() {
        String id = create("copy", Map.of());
        String written = address(id);
        assertThatThrownBy(() -> send(create("other", Map.of()), written, emptyDisk()))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(ImageError.BAD_SIGNATURE));
        String read = fixture.signer().sign(id, Duration.ofMinutes(5));
        assertThatThrownBy(() -> send(id, read, emptyDisk()))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(ImageError.BAD_SIGNATURE));
        fixture.clock.advance(Duration.ofMinutes(5));
        assertThatThrownBy(() -> send(id, written, emptyDisk()))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(ImageError.BAD_SIGNATURE));
        assertThat(show(id).status()).isEqualTo(ImageStatus.QUEUED);
    }

    @Test
    void whatIsDiscardedGoesWithBytesAndClaimsAndTwiceIsFine() {
        String id = create("copy", Map.of());
        send(id, address(id), emptyDisk());
        for (int i = 0; i < 2; i++) {
            fixture.snapshots(images -> {
                images.discard(id);
                return null;
            });
        }
        assertThat(fixture.files()).isEmpty();
        assertThat(fixture.quota.claims).isEmpty();
        assertThatThrownBy(() -> show(id)).isInstanceOf(CloudException.class);
    }

    @Test
    void backupsOfOneServerAndTypeAreFoundNewestFirst() {
        String first = create("1", Map.of("instance_uuid", "s", "backup_type", "daily"));
        fixture.clock.advance(Duration.ofSeconds(1));
        String second = create("2", Map.of("instance_uuid", "s", "backup_type", "daily"));
        create("3", Map.of("instance_uuid", "s", "backup_type", "weekly"));
        create("4", Map.of("instance_uuid", "t", "backup_type", "daily"));
        List<String> found = fixture.snapshots(images -> images.backups("s", "daily"));
        assertThat(found).containsExactly(second, first);
    }
}
