package org.ustack.rest.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.image.ImageError;
import org.ustack.image.ImageFormats;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.quota.QuotaError;

class ImageErrorFormatTest {

    private final ImageErrorFormat format = new ImageErrorFormat();
    private final CloudException missing = new CloudException(ImageError.IMAGE_NOT_FOUND, "id", "x");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|text/html",
                "*/*|text/html",
                "text/html|text/html",
                "text/*|text/html",
                "application/json|application/json",
                "application/*|application/json",
                "application/json, text/plain|application/json",
                "text/html;q=0.5, application/json|application/json",
                "application/json;q=0.5, */*|text/html",
                "application/json, */*;q=0.1|application/json",
                "text/plain|text/plain",
                "image/png|text/plain",
                "application/json;q=0|text/plain"
            })
    void theClientChoosesTheShape(String accept, String type) {
        assertThat(format.rendering(missing, accept).type()).isEqualTo(type + "; charset=UTF-8");
    }

    @Test
    void jsonIsAsClientsKnowIt() throws Exception {
        String body = format.rendering(missing, "application/json").body();
        assertThat(new ObjectMapper().readTree(body))
                .isEqualTo(new ObjectMapper()
                        .valueToTree(Map.of(
                                "code", "404 Not Found",
                                "title", "Not Found",
                                "message", "No image found with ID x<br /><br />\n\n\n")));
    }

    @Test
    void aPageEscapesWhatTheClientSent() {
        CloudException error = new CloudException(ImageError.IMAGE_NOT_FOUND, "id", "<script>alert(\"1\")</script>");
        assertThat(format.rendering(error, null).body())
                .contains("<h1>404 Not Found</h1>", "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void jsonQuotesWhatTheClientSent() throws Exception {
        CloudException error = new CloudException(CommonError.BAD_REQUEST, "reason", "a \"b\" \\ \u0001 \n");
        String body = format.rendering(error, "application/json").body();
        assertThat(new ObjectMapper().readTree(body).get("message").textValue()).startsWith("a \"b\" \\ \u0001 \n");
    }

    @Test
    void overQuotaIsTooLarge() {
        assertThat(format.rendering(new CloudException(QuotaError.EXCEEDED), "text/plain")
                        .status())
                .isEqualTo(413);
        assertThat(format.rendering(new CloudException(QuotaError.EXCEEDED, "resource", "r"), "text/plain")
                        .body())
                .startsWith("413 Request Entity Too Large\n\n");
    }

    @Test
    void schemasNameEveryFormat() {
        assertThat(ImageSchemas.find("image").orElseThrow().get("name")).isEqualTo("image");
        for (String name : List.of("images", "member", "members")) {
            assertThat(ImageSchemas.find(name).orElseThrow().get("name")).isEqualTo(name);
        }
        assertThat(ImageSchemas.find("nothing")).isEmpty();
        assertThat(ImageSchemas.find("image").orElseThrow().toString()).contains(ImageFormats.DISK);
    }
}
