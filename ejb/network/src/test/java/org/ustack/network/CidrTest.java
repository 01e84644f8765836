package org.ustack.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CidrTest {

    @Test
    void readsAndWritesBothVersions() {
        assertThat(Cidr.parse("10.1.2.3/16").orElseThrow()).hasToString("10.1.0.0/16");
        assertThat(Cidr.parse("2001:DB8:0:0:1::/64").orElseThrow()).hasToString("2001:db8::/64");
        assertThat(IpAddress.parse("2001:db8:0:1:0:0:0:1").orElseThrow()).hasToString("2001:db8:0:1::1");
        assertThat(IpAddress.parse("::").orElseThrow()).hasToString("::");
        assertThat(List.of("10.0.0.256", "10.0.0", "01.2.3.4", "host", "", ":::", "1::2::3", "10.0.0.0/33"))
                .allSatisfy(text -> assertThat(Cidr.parse(text)).isEmpty());
    }

    @Test
    void coversExactlyWithTheFewestBlocks() {
        List<IpAddress> addresses = IntStream.rangeClosed(3, 16)
                .mapToObj(i -> IpAddress.parse("10.0.0." + i).orElseThrow())
                .toList();
        assertThat(Cidr.cover(addresses))
                .hasToString("[10.0.0.3/32, 10.0.0.4/30, 10.0.0.8/29, 10.0.0.16/32]");
    }

    @Test
    void anAddressOfAMacIsModifiedEui64() {
        assertThat(IpAddress.eui64(Cidr.parse("2001:db8::/64").orElseThrow(), "fa:16:3e:12:34:56"))
                .hasToString("2001:db8::f816:3eff:fe12:3456");
    }
}
