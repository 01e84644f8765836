package org.ustack.network.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.network.internal.NetworkFixture.member;
import static org.ustack.network.internal.NetworkFixture.port;
import static org.ustack.network.internal.NetworkFixture.subnet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.network.Change;
import org.ustack.network.FixedIp;
import org.ustack.network.IpAddress;
import org.ustack.network.Listing;
import org.ustack.network.NetworkError;
import org.ustack.network.Pool;
import org.ustack.network.PortView;
import org.ustack.network.SubnetView;

class AddressAllocationTest {

    private static NetworkFixture fixture;
    private final RequestContext caller = member();

    @BeforeAll
    static void open() {
        fixture = new NetworkFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void twoHundredParallelCreatesGetTwoHundredAddresses() throws Exception {
        String network = fixture.networkOf(caller).head().id();
        fixture.subnetOf(caller, network, "10.1.0.0/24");
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<PortView>> creates = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                creates.add(threads.submit(() -> create(port(network))));
            }
            Set<String> addresses = new HashSet<>();
            for (Future<PortView> create : creates) {
                addresses.add(create.get().fixedIps().get(0).address());
            }
            assertThat(addresses).hasSize(200).doesNotContain("10.1.0.0", "10.1.0.1", "10.1.0.2", "10.1.0.255");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anExhaustedPoolIsAConflictThatChangesNothingAndAFreedAddressIsGivenAgain() {
        String network = fixture.networkOf(caller).head().id();
        fixture.ask(b -> b.subnets.create(
                caller,
                List.of(subnet(
                        network, "10.2.0.0/24", Change.none(), Change.to(List.of(new Pool("10.2.0.10", "10.2.0.12"))), Change.none()))));
        PortView first = create(port(network));
        create(port(network));

        assertThatThrownBy(() -> create(port(network)))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.code()).isEqualTo(NetworkError.IP_ADDRESS_GENERATION_FAILURE);
                    assertThat(e.code().type()).isEqualTo("IpAddressGenerationFailure");
                    assertThat(e).hasMessage("No more IP addresses available on network " + network + ".");
                });
        assertThat(ports(network)).hasSize(3);

        fixture.run(b -> b.ports.delete(caller, first.head().id(), null));
        assertThat(create(port(network)).fixedIps()).isEqualTo(first.fixedIps());
    }

    @Test
    void givenAddressesSplitTheFreeRangeAndComeBackToIt() {
        String network = fixture.networkOf(caller).head().id();
        SubnetView subnet = fixture.subnetOf(caller, network, "10.3.0.0/28");
        PortView middle = create(port(network, new FixedIp(null, "10.3.0.8")));
        assertThatThrownBy(() -> create(port(network, new FixedIp(subnet.head().id(), "10.3.0.8"))))
                .hasMessage("IP address 10.3.0.8 already allocated in subnet " + subnet.head().id());
        assertThatThrownBy(() -> create(port(network, new FixedIp(null, "10.9.0.8"))))
                .hasMessage("IP address 10.9.0.8 is not a valid IP for any of the subnets on the specified network.");
        assertThatThrownBy(() -> create(port(network, new FixedIp(subnet.head().id(), "10.3.0.15"))))
                .hasMessage("IP address 10.3.0.15 is not a valid IP for the specified subnet.");

        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            taken.add(create(port(network)).fixedIps().get(0).address());
        }
        // 1 is the gateway, 2 is DHCP's, 8 was asked for by name.
        assertThat(taken).startsWith("10.3.0.3", "10.3.0.4").endsWith("10.3.0.14").doesNotContain("10.3.0.8");
        fixture.run(b -> b.ports.delete(caller, middle.head().id(), null));
        assertThat(create(port(network)).fixedIps().get(0).address()).isEqualTo("10.3.0.8");
    }

    @Test
    void aPortGetsOneOfEachVersionAndMakesItsOwnInASelfAddressingPrefix() {
        String network = fixture.networkOf(caller).head().id();
        fixture.subnetOf(caller, network, "10.4.0.0/24");
        fixture.ask(b -> b.subnets.create(
                caller, List.of(subnet(network, "2001:db8:1::/64", Change.none(), Change.none(), Change.to("slaac")))));
        fixture.subnetOf(caller, network, "2001:db8:2::/64");

        PortView port = create(port(network));

        assertThat(port.fixedIps()).extracting(FixedIp::address).hasSize(3).contains("10.4.0.3", "2001:db8:2::3");
        String own = port.fixedIps().get(2).address();
        assertThat(own).startsWith("2001:db8:1:0:f816:3eff:fe");
        assertThat(IpAddress.parse(own).orElseThrow().toString()).isEqualTo(own);
    }

    @Test
    void newAddressesOfAPortAreTakenAndOldOnesGivenBack() {
        String network = fixture.networkOf(caller).head().id();
        SubnetView subnet = fixture.subnetOf(caller, network, "10.5.0.0/24");
        PortView port = create(port(network));
        String id = subnet.head().id();

        PortView two = fixture.ask(b -> b.ports.update(
                caller, port.head().id(), port(network, new FixedIp(id, "10.5.0.3"), new FixedIp(id, "10.5.0.77")), null));
        assertThat(two.fixedIps()).extracting(FixedIp::address).containsExactly("10.5.0.3", "10.5.0.77");
        PortView one = fixture.ask(
                b -> b.ports.update(caller, port.head().id(), port(network, new FixedIp(id, "10.5.0.77")), null));
        assertThat(one.fixedIps()).containsExactly(new FixedIp(id, "10.5.0.77"));
        assertThat(create(port(network)).fixedIps()).containsExactly(new FixedIp(id, "10.5.0.3"));
    }

    private PortView create(org.ustack.network.PortDraft draft) {
        return fixture.ask(b -> b.ports.create(caller, List.of(draft)).get(0));
    }

    private List<PortView> ports(String network) {
        return fixture.ask(b -> b.ports.list(caller, Listing.where("network_id", network))).items();
    }
}
