package org.ustack.rest.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.000001Z",
                "2026-01-01T10:00:00.123456789Z",
                "2024-02-29T23:59:59.999999999Z",
                "9999-12-31T00:00:00Z"
            })
    void writesWhatAFormatterWould(String text) {
        Instant time = Instant.parse(text);
        assertThat(ApiTimes.seconds(time))
                .isEqualTo(pattern("uuuu-MM-dd'T'HH:mm:ss'Z'").format(time));
        assertThat(ApiTimes.micros(time))
                .isEqualTo(pattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").format(time));
        assertThat(ApiTimes.microsZulu(time))
                .isEqualTo(pattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").format(time));
    }

    @Test
    void nullStaysNull() {
        assertThat(ApiTimes.seconds(null)).isNull();
        assertThat(ApiTimes.micros(null)).isNull();
        assertThat(ApiTimes.microsZulu(null)).isNull();
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }
}
