package org.ustack.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressSetTest {

    @Test
    void blocksAreTheFewestThatHoldTheSet() {
        assertThat(texts(set("10.0.0.0/25", "10.0.0.128/25", "10.0.1.0/24"))).containsExactly("10.0.0.0/23");
        assertThat(texts(set("10.0.1.0/24", "10.0.2.0/24"))).containsExactly("10.0.1.0/24", "10.0.2.0/24");
        assertThat(texts(set("10.0.0.0/8", "10.1.0.0/16"))).containsExactly("10.0.0.0/8");
        assertThat(texts(set("::/1", "8000::/1"))).containsExactly("::/0");
    }

    @Test
    void whatIsTakenOutLeavesTheRest() {
        assertThat(texts(set("10.0.0.0/24").minus(set("10.0.0.64/26"))))
                .containsExactly("10.0.0.0/26", "10.0.0.128/25");
        assertThat(texts(set("10.0.0.0/24").minus(set("10.0.0.0/16")))).isEmpty();
        assertThat(texts(set("0.0.0.0/0").minus(set("255.255.255.255/32"))))
                .hasSize(32)
                .contains("0.0.0.0/1");
    }

    @Test
    void containingAndMeetingAreToldApart() {
        assertThat(set("10.0.0.0/16").contains(set("10.0.5.0/24"))).isTrue();
        assertThat(set("10.0.5.0/24").contains(set("10.0.0.0/16"))).isFalse();
        assertThat(set("10.0.5.0/24").intersects(set("10.0.0.0/16"))).isTrue();
        assertThat(set("10.0.5.0/24").intersects(set("10.1.0.0/16"))).isFalse();
    }

    private static AddressSet set(String... blocks) {
        return AddressSet.of(
                Arrays.stream(blocks).map(b -> Cidr.parse(b).orElseThrow()).toList());
    }

    private static List<String> texts(AddressSet set) {
        return set.blocks().stream().map(Cidr::toString).toList();
    }
}
