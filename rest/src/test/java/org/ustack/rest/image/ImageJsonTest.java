package org.ustack.rest.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.image.CreateImage;
import org.ustack.image.ImageError;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImageView;
import org.ustack.image.MemberStatus;
import org.ustack.image.MemberView;
import org.ustack.image.Visibility;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Slice;
import org.ustack.rest.common.JsonBody;
import org.ustack.rest.common.JsonMapperProvider;

/** What goes over the wire, against samples that stand beside. */
class ImageJsonTest {

    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00.123456Z");
    private final ObjectMapper mapper = new JsonMapperProvider().getContext(Object.class);

    private final ImageView active = new ImageView(
                    ID,
                    "debian",
                    ImageStatus.ACTIVE,
                    Visibility.PUBLIC,
                    "d0000000000000000000000000000000",
                    "qcow2",
                    "bare",
                    2,
                    64,
                    false,
                    false,
                    197120L,
                    1073741824L,
                    "0a",
                    "0b",
                    CREATED,
                    CREATED.plusSeconds(60))
            .with(List.of("b", "a"), Map.of("os_distro", "debian", "hw_disk_bus", "virtio"));

    @Test
    void anActiveImage() throws Exception {
        same("image-active.json", ImageJson.of(active));
    }

    @Test
    void aQueuedImageShowsAbsentValuesAsNull() throws Exception {
        same(
                "image-queued.json",
                ImageJson.of(new ImageView(
                        ID,
                        null,
                        ImageStatus.QUEUED,
                        Visibility.SHARED,
                        "d0000000000000000000000000000000",
                        null,
                        null,
                        0,
                        0,
                        true,
                        true,
                        null,
                        null,
                        null,
                        null,
                        CREATED,
                        CREATED)));
    }

    @Test
    void aPageLinksToTheNext() throws Exception {
        MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.add("limit", "1");
        parameters.add("name", "a b&c");
        parameters.add("marker", "before");
        JsonNode page = mapper.valueToTree(ImageListJson.of(new Slice<>(List.of(active), true), parameters));
        assertThat(page.get("next").textValue())
                .endsWith("&marker=" + ID)
                .startsWith("/v2/images?")
                .contains("name=a+b%26c", "limit=1")
                .doesNotContain("before");
        assertThat(page.get("first").textValue())
                .startsWith("/v2/images?")
                .contains("limit=1")
                .doesNotContain("marker");
        assertThat(page.get("schema").textValue()).isEqualTo("/v2/schemas/images");
        JsonNode last =
                mapper.valueToTree(ImageListJson.of(new Slice<>(List.of(active), false), new MultivaluedHashMap<>()));
        assertThat(last.has("next")).isFalse();
        assertThat(last.get("first").textValue()).isEqualTo("/v2/images");
        assertThat(last.get("images")).hasSize(1);
    }

    @Test
    void aMember() throws Exception {
        same(
                "member.json",
                ImageMembersResource.MemberJson.of(new MemberView(ID, "e0", MemberStatus.PENDING, CREATED, CREATED)));
    }

    @Test
    void everyMinorVersionLinksToTheSameAddress() throws Exception {
        JsonNode versions = mapper.valueToTree(ImageVersionsResource.versions("http://h/image/v2/"));
        assertThat(versions).hasSize(16);
        assertThat(versions.get(0))
                .isEqualTo(
                        mapper.readTree(
                                "{\"id\":\"v2.15\",\"status\":\"CURRENT\",\"links\":[{\"rel\":\"self\",\"href\":\"http://h/image/v2/\"}]}"));
        assertThat(versions.get(15).get("id").textValue()).isEqualTo("v2.0");
    }

    @Test
    void unknownNamesOfANewImageAreProperties() throws Exception {
        CreateImage command = command(
                "{\"name\":\"a\",\"visibility\":\"private\",\"tags\":[\"x\",\"x\"],\"min_disk\":3,\"os_distro\":\"d\"}");
        assertThat(command)
                .isEqualTo(new CreateImage(
                        null,
                        "a",
                        null,
                        Visibility.PRIVATE,
                        null,
                        null,
                        3,
                        0,
                        false,
                        false,
                        Set.of("x"),
                        Map.of("os_distro", "d")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"visibility\":\"secret\"}",
                "{\"min_disk\":-1}",
                "{\"min_disk\":\"1\"}",
                "{\"min_ram\":1.5}",
                "{\"min_ram\":2147483648}",
                "{\"protected\":\"yes\"}",
                "{\"name\":5}",
                "{\"tags\":\"x\"}",
                "{\"tags\":[1]}",
                "{\"color\":7}",
                "{\"color\":null}",
                "{\"size\":1}",
                "{\"status\":\"active\"}"
            })
    void badNewImagesAreRefused(String body) {
        assertThatThrownBy(() -> command(body)).isInstanceOf(CloudException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9,0,10",
        "bytes=90-,90,10",
        "bytes=90-1000,90,10",
        "bytes=-5,95,5",
        "bytes=-500,0,100",
        "bytes=99-99,99,1"
    })
    void rangesThatCanBeServed(String header, long from, long length) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange(from, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void rangesOutside(String header) {
        assertThatThrownBy(() -> ByteRange.of(header, 100))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(ImageError.RANGE_OUTSIDE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"items=0-1", "bytes=5-1", "bytes=-", "bytes=0-1,4-5", "bytes", ""})
    void whatIsNoRangeIsTheWhole(String header) {
        assertThat(ByteRange.of(header, 100)).isNull();
        assertThat(new ByteRange(0, 10).contentRange(100)).isEqualTo("bytes 0-9/100");
    }

    @Test
    void theAnnouncedSizeIsANumber() {
        assertThat(ImageFileResource.declared(null, null)).isNull();
        assertThat(ImageFileResource.declared("5", null)).isEqualTo(5);
        assertThat(ImageFileResource.declared("5", "6")).isEqualTo(6);
        assertThatThrownBy(() -> ImageFileResource.declared(null, "-6")).isInstanceOf(CloudException.class);
    }

    private CreateImage command(String body) throws IOException {
        return ImagesResource.command(new JsonBody((ObjectNode) mapper.readTree(body)));
    }

    private void same(String sample, Object json) throws IOException {
        try (InputStream file = ImageJsonTest.class.getResourceAsStream(sample)) {
            assertThat(mapper.readTree(mapper.writeValueAsBytes(json))).isEqualTo(mapper.readTree(file));
        }
    }
}
