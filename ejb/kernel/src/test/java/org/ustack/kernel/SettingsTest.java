package org.ustack.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Setting<Integer> PORT = Setting.integer("ustack.test.port", 80, "A port.");

    @Test
    void aPropertyWinsOverTheEnvironmentAndThatOverTheDefault() {
        assertThat(settings(Map.of(), Map.of()).get(PORT)).isEqualTo(80);
        assertThat(settings(Map.of(), Map.of("USTACK_TEST_PORT", "81")).get(PORT))
                .isEqualTo(81);
        assertThat(settings(Map.of("ustack.test.port", "82"), Map.of("USTACK_TEST_PORT", "81"))
                        .get(PORT))
                .isEqualTo(82);
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThatThrownBy(() ->
                        settings(Map.of("ustack.test.port", "many"), Map.of()).get(PORT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ustack.test.port")
                .hasMessageContaining("many");
    }

    @Test
    void durationsAreWrittenInIsoNotation() {
        Setting<Duration> patience = Setting.duration("ustack.test.patience", Duration.ofSeconds(30), "Patience.");
        assertThat(patience.defaultValue()).isEqualTo("PT30S");
        assertThat(settings(Map.of("ustack.test.patience", "PT1M"), Map.of()).get(patience))
                .hasMinutes(1);
    }

    private static Settings settings(Map<String, String> properties, Map<String, String> environment) {
        return new Settings(properties::get, environment::get);
    }
}
