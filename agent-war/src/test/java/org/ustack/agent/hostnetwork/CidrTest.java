package org.ustack.agent.hostnetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3/24, 10.1.2.0/24, 255.255.255.0",
        "0.0.0.0/0, 0.0.0.0/0, 0.0.0.0",
        "192.0.2.255, 192.0.2.255/32, 255.255.255.255",
        "10.1.2.3/31, 10.1.2.2/31, 255.255.255.254",
        "fd00::5/64, fd00:0:0:0:0:0:0:0/64, ffff:ffff:ffff:ffff:0:0:0:0",
        "::/0, 0:0:0:0:0:0:0:0/0, 0:0:0:0:0:0:0:0"
    })
    void rangeAndMask(String text, String range, String mask) {
        assertThat(Cidr.parse(text).range()).isEqualTo(range);
        assertThat(Cidr.parse(text).netmask()).isEqualTo(mask);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "cafe",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.1; drop",
                "300.0.0.1.2",
                "fe80::1%eth0"
            })
    void nothingElseIsTaken(String text) {
        assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void containment() {
        assertThat(Cidr.parse("10.0.0.0/8").contains(Cidr.parse("10.1.0.0/16"))).isTrue();
        assertThat(Cidr.parse("10.1.0.0/16").contains(Cidr.parse("10.0.0.0/8"))).isFalse();
        assertThat(Cidr.parse("0.0.0.0/0").contains(Cidr.parse("::1"))).isFalse();
        assertThat(Cidr.parse("198.18.0.0").plus(65_534)).isEqualTo("198.18.255.254");
    }
}
