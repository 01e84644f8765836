package org.ustack.rest.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ustack.image.ImageTaskView;
import org.ustack.image.TaskStatus;
import org.ustack.image.TaskType;
import org.ustack.quota.QuotaService;
import org.ustack.rest.common.JsonMapperProvider;

/** Tasks against samples that stand beside. */
class ImageTaskJsonTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00.123456Z");
    private final ObjectMapper mapper = new JsonMapperProvider().getContext(Object.class);

    private static ImageTaskView task(TaskStatus status, String message, Instant expires) {
        return new ImageTaskView(
                "11111111-2222-4333-8444-555555555555",
                TaskType.API_IMAGE_IMPORT,
                status,
                "d0000000000000000000000000000000",
                "99999999-2222-4333-8444-555555555555",
                "u0",
                "req-1",
                "{\"image_id\":\"99999999-2222-4333-8444-555555555555\",\"backend\":[\"file\"],"
                        + "\"import_req\":{\"method\":{\"name\":\"web-download\",\"uri\":\"http://a/b\"}}}",
                message,
                CREATED,
                CREATED.plusSeconds(60),
                expires);
    }

    @Test
    void aTaskOfAnImageThatEndedWell() throws Exception {
        same("task-success.json", ImageTaskJson.ofImage(task(TaskStatus.SUCCESS, "", CREATED.plusSeconds(3600))));
    }

    @Test
    void aTaskThatFailedSaysWhy() throws Exception {
        same("task-failure.json", ImageTaskJson.full(task(TaskStatus.FAILURE, "no answer", CREATED)));
    }

    @Test
    void inAListATaskIsBriefAndOneThatRunsDoesNotExpire() {
        JsonNode brief = mapper.valueToTree(ImageTaskJson.brief(task(TaskStatus.PROCESSING, "", null)));
        assertThat(brief.has("input")).isFalse();
        assertThat(brief.has("expires_at")).isFalse();
        assertThat(brief.get("status").textValue()).isEqualTo("processing");
    }

    @Test
    void schemasNameWhatIsWritten() {
        for (String name : new String[] {"task", "tasks"}) {
            assertThat(ImageSchemas.find(name).orElseThrow()).containsEntry("name", name);
        }
        Map<?, ?> fields = (Map<?, ?>) ImageSchemas.find("task").orElseThrow().get("properties");
        assertThat(fields.keySet().stream().map(String::valueOf))
                .containsAll(ImageTaskJson.ofImage(task(TaskStatus.SUCCESS, "", CREATED))
                        .keySet());
    }

    @Test
    void whatIsUsedUpIsCountedInTheUnitOfItsLimit() {
        long mib = 1L << 20;
        assertThat(ImageInfoResource.usage(new QuotaService.QuotaView(10 * mib, mib + 1), mib))
                .isEqualTo(Map.of("limit", 10L, "usage", 2L));
        assertThat(ImageInfoResource.usage(new QuotaService.QuotaView(-1, 0), mib))
                .isEqualTo(Map.of("limit", -1L, "usage", 0L));
    }

    private void same(String sample, Object json) throws IOException {
        try (InputStream file = ImageTaskJsonTest.class.getResourceAsStream(sample)) {
            assertThat(mapper.readTree(mapper.writeValueAsBytes(json))).isEqualTo(mapper.readTree(file));
        }
    }
}
