package org.ustack.network.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.network.internal.NetworkFixture.admin;
import static org.ustack.network.internal.NetworkFixture.member;
import static org.ustack.network.internal.NetworkFixture.port;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.RequestContext;
import org.ustack.network.IpAvailabilityService.NetworkAvailability;
import org.ustack.network.Listing;

class IpAvailabilityTest {

    @Test
    void addressesOfThePoolsAreCountedAndThoseThatPortsHave() {
        try (NetworkFixture fixture = new NetworkFixture()) {
            RequestContext caller = member();
            String net = fixture.networkOf(caller).head().id();
            assertThat(of(fixture, net).total()).isZero();
            fixture.subnetOf(caller, net, "10.0.0.0/24");
            fixture.subnetOf(caller, net, "2001:db8::/64");
            fixture.run(b -> b.ports.create(caller, List.of(port(net))));

            NetworkAvailability seen = of(fixture, net);
            assertThat(seen.subnets().get(0).total()).isEqualTo(253);
            assertThat(seen.total())
                    .isEqualTo(BigInteger.ONE
                            .shiftLeft(64)
                            .subtract(BigInteger.TWO)
                            .add(BigInteger.valueOf(253)));
            // A port and DHCP in both versions.
            assertThat(seen.used()).isEqualTo(4);
            assertThat(service(fixture, 4).subnets()).hasSize(1);
            assertThat(fixture.ask(b -> bean(b).find(member(), net)).isPresent())
                    .isFalse();
        }
    }

    private static NetworkAvailability service(NetworkFixture fixture, Integer version) {
        return fixture.ask(b -> bean(b).list(admin(), Listing.all(), version)).get(0);
    }

    private static NetworkAvailability of(NetworkFixture fixture, String net) {
        return fixture.ask(b -> bean(b).find(admin(), net)).orElseThrow();
    }

    private static IpAvailabilityServiceBean bean(NetworkFixture.Beans beans) {
        IpAvailabilityServiceBean bean = new IpAvailabilityServiceBean();
        bean.em = beans.em;
        return bean;
    }
}
