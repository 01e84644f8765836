package org.ustack.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Json;
import org.ustack.rest.common.JsonBody;

class UserOptionsTest {

    private static Map<String, Object> read(String options) throws Exception {
        return UserOptions.read(new JsonBody((ObjectNode) Json.mapper().readTree("{\"options\": " + options + "}")));
    }

    @Test
    void takesFlagsAndNullThatTakesThemAway() throws Exception {
        assertThat(read("{\"lock_password\": true}")).isEqualTo(Map.of("lock_password", true));
        assertThat(read("{\"ignore_user_inactivity\": null}"))
                .isEqualTo(Collections.singletonMap("ignore_user_inactivity", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"lock_password": "yes"}    | "yes" is not of type 'boolean', 'null'
            {"lock_pasword": true}      | Additional properties are not allowed ('lock_pasword' was unexpected)
            {"multi_factor_auth_rules": 1} | 1 is not of type 'array', 'null'
            """)
    void refusesWhatIsNoOption(String options, String reason) {
        assertThatThrownBy(() -> read(options))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining(reason);
    }
}
