package org.ustack.network.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.network.internal.NetworkFixture.member;
import static org.ustack.network.internal.NetworkFixture.port;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ustack.contract.ApplyGroupMembers;
import org.ustack.contract.ApplyPortRules;
import org.ustack.contract.NicSpec;
import org.ustack.contract.SecurityRule;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.network.Listing;
import org.ustack.network.NetworkError;
import org.ustack.network.PortView;
import org.ustack.network.SecurityGroupRuleDraft;
import org.ustack.network.ServerPorts.BoundPort;
import org.ustack.network.ServerPorts.NicRequest;

class ServerPortsBeanTest {

    private static NetworkFixture fixture;
    private final RequestContext caller = member();
    private final String server = Ids.random().uuid();

    @BeforeAll
    static void open() {
        fixture = new NetworkFixture();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void aServerGetsAPortOnTheOnlyNetworkWithAllThatItsNodeMustKnow() {
        String network = fixture.networkOf(caller).head().id();
        String subnet = fixture.subnetOf(caller, network, "10.1.0.0/24").head().id();

        BoundPort bound = bind(server, List.of()).get(0);

        NicSpec nic = bound.spec();
        assertThat(bound.created()).isTrue();
        assertThat(nic.mac()).matches("fa:16:3e(:[0-9a-f]{2}){3}");
        assertThat(nic.addresses()).containsExactly(new NicSpec.FixedAddress(subnet, "10.1.0.3"));
        assertThat(nic.network().type()).isEqualTo("local");
        assertThat(nic.network().subnets()).singleElement().satisfies(s -> {
            assertThat(s.dhcpAddress()).isEqualTo("10.1.0.2");
            assertThat(s.gateway()).isEqualTo("10.1.0.1");
        });
        assertThat(nic.rules())
                .containsExactlyInAnyOrder(
                        new SecurityRule("egress", "IPv4", null, null, null, null),
                        new SecurityRule("egress", "IPv6", null, null, null, null),
                        new SecurityRule("ingress", "IPv4", null, null, null, null, defaultGroup()),
                        new SecurityRule("ingress", "IPv6", null, null, null, null, defaultGroup()));
        assertThat(fixture.quota.claims).containsKey(bound.portId());

        fixture.run(b -> b.servers.setActive(server, true));
        PortView port = fixture.ask(b -> b.ports.show(caller, bound.portId()));
        assertThat(port.status()).isEqualTo("ACTIVE");
        assertThat(port.deviceOwner()).isEqualTo("compute:nova");
        assertThat(port.host()).isEqualTo("node-1");
        assertThat(fixture.ask(b -> b.servers.addresses(List.of(server, "other")))
                        .get(server))
                .singleElement()
                .satisfies(addresses -> {
                    assertThat(addresses.networkName()).isEqualTo("n");
                    assertThat(addresses.securityGroups()).containsExactly("default");
                    assertThat(addresses.fixed()).extracting("address").containsExactly("10.1.0.3");
                });

        fixture.run(b -> b.servers.release(server));
        fixture.run(b -> b.servers.release(server));
        assertThat(fixture.quota.claims).doesNotContainKey(bound.portId());
        assertThat(fixture.ask(b -> b.ports.list(caller, Listing.where("device_id", server)))
                        .items())
                .isEmpty();
    }

    @Test
    void aPortThatWasGivenOutlivesTheServerAndIsNotGivenTwice() {
        String network = fixture.networkOf(caller).head().id();
        fixture.subnetOf(caller, network, "10.1.0.0/24");
        String port = fixture.ask(
                        b -> b.ports.create(caller, List.of(port(network))).get(0))
                .head()
                .id();
        List<NicRequest> wish = List.of(new NicRequest(null, port, null, null));

        assertThat(bind(server, wish)).singleElement().satisfies(bound -> assertThat(bound.created())
                .isFalse());
        assertThatThrownBy(() -> fixture.run(b -> b.servers.check(caller, wish, List.of())))
                .hasMessage("Port " + port + " is still in use.");

        fixture.run(b -> b.servers.release(server));
        assertThat(fixture.ask(b -> b.ports.show(caller, port)).deviceId()).isEmpty();
    }

    @Test
    void wishesAreCheckedBeforeAnythingIsMade() {
        String one = fixture.networkOf(caller).head().id();
        fixture.run(b -> b.servers.check(caller, List.of(), List.of()));
        assertThatThrownBy(() -> check(new NicRequest(one, null, null, null)))
                .hasMessage("Network " + one + " requires a subnet in order to boot instances on.");
        fixture.subnetOf(caller, one, "10.1.0.0/24");
        fixture.run(b -> b.servers.check(caller, List.of(), List.of()));
        assertThatThrownBy(() -> check(new NicRequest(one, null, "10.2.0.1", null)))
                .hasMessageContaining("10.2.0.1 is not a valid IP");
        assertThatThrownBy(() -> check(new NicRequest("missing", null, null, null)))
                .hasMessage("Network missing could not be found.");
        assertThatThrownBy(() -> fixture.run(b -> b.servers.check(caller, List.of(), List.of("nobody"))))
                .hasMessage("Security group nobody does not exist");

        String two = fixture.networkOf(caller).head().id();
        fixture.subnetOf(caller, two, "10.1.0.0/24");
        assertThatThrownBy(() -> fixture.run(b -> b.servers.check(caller, List.of(), List.of())))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(NetworkError.AMBIGUOUS_NETWORKS));
    }

    @Test
    void portsAreToldOfNewRulesAtOnceAndOfNewMembersWhenTheGroupIsQuiet() {
        String network = fixture.networkOf(caller).head().id();
        fixture.subnetOf(caller, network, "10.1.0.0/24");
        bind(server, List.of());
        fixture.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
        fixture.ask(b -> b.news.tell());
        fixture.sent.clear();

        String group = defaultGroup();
        fixture.ask(b -> b.groups.createRules(
                caller,
                List.of(new SecurityGroupRuleDraft(null, group, null, "ingress", "IPv4", "tcp", 22, 22, null, null))));
        fixture.ask(b -> b.news.tell());
        assertThat(fixture.sent).first().satisfies(sent -> {
            assertThat(sent.queue()).isEqualTo("agent.agent-1");
            ApplyPortRules news = (ApplyPortRules) sent.message();
            assertThat(news.node()).isEqualTo("node-1");
            assertThat(news.server()).isEqualTo(server);
            assertThat(news.nic().rules()).contains(new SecurityRule("ingress", "IPv4", "tcp", 22, 22, null));
        });

        fixture.sent.clear();
        bind(Ids.random().uuid(), List.of());
        assertThat(tell()).isZero();
        fixture.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
        assertThat(tell()).as("one message a node, not one a port").isEqualTo(1);
        fixture.clock = Clock.systemUTC();
        ApplyGroupMembers members = (ApplyGroupMembers) fixture.sent.get(0).message();
        assertThat(members.node()).isEqualTo("node-1");
        assertThat(members.group()).isEqualTo(group);
        assertThat(members.members()).containsExactly("10.1.0.3/32", "10.1.0.4/32");
        assertThat(tell()).isZero();
    }

    private List<BoundPort> bind(String serverId, List<NicRequest> wishes) {
        return fixture.ask(
                b -> b.servers.bind(caller, serverId, "web", "node-1", "agent-1", "nova", wishes, List.of()));
    }

    private String defaultGroup() {
        return fixture.ask(b -> b.groups.list(caller, Listing.all()))
                .items()
                .get(0)
                .head()
                .id();
    }

    private static int tell() {
        return fixture.ask(b -> b.news.tell());
    }

    private void check(NicRequest wish) {
        fixture.run(b -> b.servers.check(caller, List.of(wish), List.of()));
    }
}
