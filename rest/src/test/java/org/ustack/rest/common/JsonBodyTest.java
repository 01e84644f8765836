package org.ustack.rest.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

class JsonBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "\"text\"", "{\"a\":1}{\"b\":2}", "{\"a\":1,\"a\":2}", "{\"a\":nul}", "null"})
    void whatIsNotOneJsonObjectIsMalformed(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.code())
                .isEqualTo(CommonError.MALFORMED_BODY));
    }

    @Test
    void badUtf8IsMalformed() {
        byte[] bytes = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};
        assertThatThrownBy(() -> JsonBodyReader.parse(bytes))
                .hasMessage("Malformed request body: it is not valid UTF-8");
    }

    @Test
    void errorsNameTheFieldByItsPath() {
        JsonBody server =
                parse("{\"server\":{\"name\":1,\"networks\":[{\"uuid\":2}]}}").requiredObject("server");

        assertThatThrownBy(() -> server.requiredText("name", 1, 255))
                .hasMessage("Invalid input for field/attribute server/name. Value: 1. 1 is not of type 'string'");
        assertThatThrownBy(() -> server.objects("networks").get(0).text("uuid", 1, 36))
                .hasMessageContaining("server/networks/0/uuid");
        assertThatThrownBy(() -> server.requiredText("flavorRef", 1, 255))
                .hasMessageContaining("'flavorRef' is a required property");
        assertThatThrownBy(() -> server.only("name")).hasMessageContaining("('networks' was unexpected)");
    }

    @Test
    void boundsAreChecked() {
        JsonBody body = parse("{\"n\":-1,\"t\":\"abcd\",\"s\":\"12\",\"f\":\"True\",\"x\":null,\"d\":1.5}");

        assertThatThrownBy(() -> body.integer("n", 0, 10)).hasMessageContaining("-1 is less than the minimum of 0");
        assertThatThrownBy(() -> body.text("t", 1, 3)).hasMessageContaining("'abcd' is too long");
        assertThatThrownBy(() -> body.integer("d", 0, 10)).hasMessageContaining("is not of type 'integer'");
        assertThat(body.integer("s", 0, 100)).isEqualTo(12);
        assertThat(body.flag("f")).isTrue();
        assertThat(body.text("x", 1, 3)).isNull();
        assertThat(body.has("x")).isTrue();
        assertThat(body.hasValue("x")).isFalse();
    }

    private static JsonBody parse(String text) {
        return JsonBodyReader.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
