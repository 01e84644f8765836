package org.ustack.web.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AggregatePageTest {

    @Test
    void whatIsGoneIsTakenAwayAndWhatIsEqualStays() {
        Map<String, String> expected = new HashMap<>();
        expected.put("gone", null);
        expected.put("changed", "2");
        expected.put("new", "3");

        assertThat(AggregatePage.changes(
                        Map.of("gone", "0", "changed", "1", "same", "s"),
                        Map.of("changed", "2", "same", "s", "new", "3")))
                .isEqualTo(expected);
    }

    @Test
    void theZoneHasAFieldOfItsOwn() {
        assertThat(AggregatePage.changes(Map.of("availability_zone", "a"), Map.of()))
                .isEmpty();
        assertThat(AggregatePage.changes(Map.of(), Map.of("availability_zone", "a")))
                .isEmpty();
    }
}
