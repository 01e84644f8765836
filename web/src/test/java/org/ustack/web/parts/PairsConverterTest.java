package org.ustack.web.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PairsConverterTest {

    private final Map<String, String> pairs = new LinkedHashMap<>();

    private boolean read(String line) {
        return PairsConverter.read(line, PairsConverter.MAX, pairs);
    }

    @Test
    void aLineIsANameAndAValueWithoutTheBlanksAround() {
        assertThat(read(" hw:cpu_policy = dedicated ")).isTrue();
        assertThat(read("capabilities=a=b")).isTrue();
        assertThat(read("empty=")).isTrue();
        assertThat(pairs)
                .containsExactly(
                        Map.entry("hw:cpu_policy", "dedicated"),
                        Map.entry("capabilities", "a=b"),
                        Map.entry("empty", ""));
    }

    @Test
    void aLineThatIsNoneIsRefused() {
        assertThat(read("without a sign")).isFalse();
        assertThat(read("=value")).isFalse();
        assertThat(read("größe=1")).as("no name of the API").isFalse();
        assertThat(read("a".repeat(256) + "=1")).isFalse();
        assertThat(read("a=" + "1".repeat(256))).isFalse();
        assertThat(read("a=1")).isTrue();
        assertThat(read("a=2")).as("the same name again").isFalse();
        assertThat(pairs).containsExactly(Map.entry("a", "1"));
    }

    @Test
    void aFieldCanAskForLongerValues() {
        assertThat(PairsConverter.read("a=" + "1".repeat(256), 65_535, pairs)).isTrue();
    }

    @Test
    void theTextIsReadAsWhatItWasMadeOf() {
        Map<String, String> before = new TreeMap<>(Map.of("b", "2", "a", "x=y"));
        String text = PairsConverter.text(before);
        assertThat(text).isEqualTo("a=x=y\nb=2");
        text.lines().forEach(line -> assertThat(read(line)).isTrue());
        assertThat(pairs).isEqualTo(before);
    }

    @Test
    void aLineCarriesOnlyWhatItGivesBackUnchanged() {
        assertThat(PairsConverter.carries("a", "b c")).isTrue();
        assertThat(PairsConverter.carries("a", "")).isTrue();
        assertThat(PairsConverter.carries("a", "two\nlines")).isFalse();
        assertThat(PairsConverter.carries("a", " b")).isFalse();
        assertThat(PairsConverter.carries("a/b", "c")).isFalse();
    }
}
