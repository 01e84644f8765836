package org.ustack.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {

    @Test
    void sizesAreShort() {
        assertThat(Formats.bytes(Locale.ENGLISH, 0)).isEqualTo("0 B");
        assertThat(Formats.bytes(Locale.ENGLISH, 1023)).isEqualTo("1,023 B");
        assertThat(Formats.bytes(Locale.ENGLISH, 512L << 20)).isEqualTo("512 MB");
        assertThat(Formats.bytes(Locale.ENGLISH, 1536L << 20)).isEqualTo("1.5 GB");
        assertThat(Formats.bytes(Locale.ENGLISH, Long.MAX_VALUE)).endsWith(" PB");
    }

    @Test
    void durationsReadFromMillisecondsToHours() {
        assertThat(Formats.duration(Duration.ofMillis(-5))).isEqualTo("0 ms");
        assertThat(Formats.duration(Duration.ofMillis(999))).isEqualTo("999 ms");
        assertThat(Formats.duration(Duration.ofMillis(1250))).isEqualTo("1.3 s");
        assertThat(Formats.duration(Duration.ofSeconds(61))).isEqualTo("1 min 01 s");
        assertThat(Formats.duration(Duration.ofMinutes(125))).isEqualTo("2 h 05 min");
    }

    @Test
    void aShareNeverLeavesItsTrack() {
        Formats formats = new Formats();
        assertThat(formats.percent(5, 20)).isEqualTo(25);
        assertThat(formats.percent(30, 20)).isEqualTo(100);
        assertThat(formats.percent(30, -1)).isZero();
        assertThat(formats.percent(0, 0)).isZero();
    }

    @Test
    void aRememberedChoiceBeatsTheBrowserAndNonsenseDoesNot() {
        assertThat(Preferences.language("zh-CN", Locale.ENGLISH)).isEqualTo("zh-CN");
        assertThat(Preferences.language("xx", Locale.CHINA)).isEqualTo("zh-CN");
        assertThat(Preferences.language(null, Locale.FRENCH)).isEqualTo("en");
        assertThat(Preferences.theme("dark", null)).isEqualTo("dark");
        assertThat(Preferences.theme("\"><script>", "\"dark\"")).isEqualTo("dark");
        assertThat(Preferences.theme(null, null)).isEqualTo("light");
    }
}
