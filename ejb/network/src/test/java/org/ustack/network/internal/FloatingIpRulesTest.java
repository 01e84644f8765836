package org.ustack.network.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.network.internal.NetworkFixture.member;
import static org.ustack.network.internal.RouterFixture.floatingDraft;
import static org.ustack.network.internal.RouterRulesTest.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.contract.ApplyRouter;
import org.ustack.contract.RouterApplied;
import org.ustack.contract.RouterSpec;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.network.Change;
import org.ustack.network.FixedIp;
import org.ustack.network.FloatingIpDraft;
import org.ustack.network.FloatingIpView;
import org.ustack.network.Listing;
import org.ustack.network.PortForwardingDraft;
import org.ustack.network.PortForwardingDraft.Ports;
import org.ustack.network.PortForwardingView;
import org.ustack.network.PortView;
import org.ustack.network.RouterError;
import org.ustack.network.ServerPorts;
import org.ustack.network.internal.RouterFixture.Inside;
import org.ustack.platform.Deadlocks;

class FloatingIpRulesTest {

    private RouterFixture fixture;
    private NetworkFixture cloud;
    private final RequestContext caller = member();
    private Inside inside;

    @BeforeEach
    void open() {
        fixture = new RouterFixture();
        cloud = fixture.cloud;
        inside = fixture.inside(caller, "10.0.0.0/24");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anAddressIsHeldAssociatedAndGivenBack() {
        FloatingIpView held = fixture.floating(caller, Change.none());
        assertThat(held.status()).isEqualTo("DOWN");
        assertThat(held.routerId()).isNull();
        assertThat(fixture.claims()).contains(held.head().id());
        PortView port = fixture.port(inside);
        FloatingIpView associated = fixture.associate(
                caller, held.head().id(), Change.to(port.head().id()));
        assertThat(associated.fixedAddress()).isEqualTo(port.fixedIps().get(0).address());
        assertThat(associated.routerId()).isEqualTo(inside.router());
        assertThat(associated.port().mac()).isEqualTo(port.mac());

        ApplyRouter told = fixture.told(inside.router());
        assertThat(told.router().floating())
                .containsExactly(new RouterSpec.FloatingAddress(
                        held.address(), port.fixedIps().get(0).address()));
        cloud.run(b -> b.reports.applied(new RouterApplied(told.node(), inside.router(), told.generation(), null)));
        assertThat(cloud.ask(b -> b.floating.show(caller, held.head().id())).status())
                .isEqualTo("ACTIVE");

        refused(
                "RouterInterfaceInUseByFloatingIP",
                null,
                () -> cloud.run(b -> b.routers.removeInterface(
                        caller, inside.router(), inside.subnet().head().id(), null)));
        refused(
                "RouterExternalGatewayInUseByFloatingIp",
                null,
                () -> cloud.run(
                        b -> b.routers.update(caller, inside.router(), RouterFixture.draft(Change.to(null)), null)));

        FloatingIpView free = fixture.associate(caller, held.head().id(), Change.to(null));
        assertThat(free.portId()).isNull();
        assertThat(free.status()).isEqualTo("DOWN");
        assertThat(fixture.spec(inside.router()).floating()).isEmpty();
        cloud.run(b -> b.floating.delete(caller, held.head().id(), null));
        assertThat(fixture.claims()).doesNotContain(held.head().id());
        assertThat(fixture.floating(caller, Change.none()).address()).isEqualTo(held.address());
    }

    @Test
    void whatCannotBeReachedIsRefused() {
        refused(
                "BadRequest",
                "Bad floatingip request: Network " + inside.network() + " is not a valid external network.",
                () -> cloud.run(b -> b.floating.create(
                        caller, List.of(floatingDraft(inside.network(), Change.none(), Change.none())))));
        String island = cloud.networkOf(caller).head().id();
        String subnet = cloud.subnetOf(caller, island, "10.5.0.0/24").head().id();
        PortView port = cloud.ask(b ->
                b.ports.create(caller, List.of(NetworkFixture.port(island))).get(0));
        refused(
                "ExternalGatewayForFloatingIPNotFound",
                "External network " + fixture.outside + " is not reachable from subnet " + subnet
                        + ".  Therefore, cannot associate Port " + port.head().id() + " with a Floating IP.",
                () -> fixture.floating(caller, Change.to(port.head().id())));
        RequestContext stranger = member();
        refused(
                "PortNotFound",
                null,
                () -> fixture.floating(stranger, Change.to(port.head().id())));
        FloatingIpView held = fixture.floating(caller, Change.none());
        refused(
                "FloatingIPNotFound",
                "Floating IP " + held.head().id() + " could not be found",
                () -> cloud.run(b -> b.floating.show(stranger, held.head().id())));
        refused(
                "BadRequest",
                "Bad floatingip request: fixed_ip_address cannot be specified without a port_id.",
                () -> cloud.run(b -> b.floating.update(
                        caller, held.head().id(), floatingDraft(null, Change.none(), Change.to("10.0.0.9")), null)));
    }

    @Test
    void aChosenAddressIsTheAdminsAndIsGivenOnce() {
        FloatingIpDraft chosen = new FloatingIpDraft(
                fixture.outside,
                null,
                "192.0.2.200",
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none());
        refused(
                "PolicyNotAuthorized",
                "rule:create_floatingip:floating_ip_address is disallowed by policy",
                () -> cloud.run(b -> b.floating.create(caller, List.of(chosen))));
        FloatingIpView given =
                cloud.ask(b -> b.floating.create(fixture.admin, List.of(chosen)).get(0));
        assertThat(given.address()).isEqualTo("192.0.2.200");
        refused(
                "IpAddressAlreadyAllocated",
                null,
                () -> cloud.run(b -> b.floating.create(fixture.admin, List.of(chosen))));
    }

    @Test
    void aFixedAddressHasOneOfANetworkAndGoesWithItsPort() {
        PortView port = fixture.port(inside);
        FloatingIpView first = fixture.floating(caller, Change.to(port.head().id()));
        FloatingIpView second = fixture.floating(caller, Change.none());
        refused(
                "FloatingIPPortAlreadyAssociated",
                "Cannot associate floating IP " + second.address() + " ("
                        + second.head().id() + ") with port " + port.head().id() + " using fixed IP "
                        + port.fixedIps().get(0).address()
                        + ", as that fixed IP already has a floating IP on external network " + fixture.outside + ".",
                () -> fixture.associate(
                        caller, second.head().id(), Change.to(port.head().id())));
        cloud.run(b -> b.ports.delete(caller, port.head().id(), null));
        FloatingIpView left =
                cloud.ask(b -> b.floating.show(caller, first.head().id()));
        assertThat(left.portId()).isNull();
        assertThat(left.routerId()).isNull();
        assertThat(fixture.spec(inside.router()).floating()).isEmpty();
    }

    @Test
    void anUpdateOfNothingEndsTheAssociationAndADescriptionKeepsIt() {
        PortView port = fixture.port(inside);
        String id = fixture.floating(caller, Change.to(port.head().id())).head().id();
        FloatingIpDraft described = new FloatingIpDraft(
                null,
                null,
                null,
                Change.none(),
                Change.to("mine"),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none());
        assertThat(cloud.ask(b -> b.floating.update(caller, id, described, null))
                        .portId())
                .isEqualTo(port.head().id());
        assertThat(fixture.associate(caller, id, Change.none()).portId()).isNull();
    }

    @Test
    void anAddressThatThePortLosesLosesItsFloatingOne() {
        PortView port = fixture.port(inside);
        String id = fixture.floating(caller, Change.to(port.head().id())).head().id();
        cloud.run(b -> b.ports.update(
                caller,
                port.head().id(),
                NetworkFixture.port(null, new FixedIp(inside.subnet().head().id(), "10.0.0.99")),
                null));
        assertThat(cloud.ask(b -> b.floating.show(caller, id)).portId()).isNull();
    }

    @Test
    void portsOfAnAddressLeadToSeveralGuests() {
        FloatingIpView floating = fixture.floating(caller, Change.none());
        String id = floating.head().id();
        PortView one = fixture.port(inside);
        PortView two = fixture.port(inside);
        PortForwardingView web = fixture.forward(caller, id, one, new Ports(8080, 8080), new Ports(80, 80));
        fixture.forward(caller, id, two, new Ports(9000, 9009), new Ports(9000, 9009));
        assertThat(fixture.spec(inside.router()).forwardings())
                .extracting(RouterSpec.Forwarding::externalFirst, RouterSpec.Forwarding::externalLast)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(8080, 8080),
                        org.assertj.core.groups.Tuple.tuple(9000, 9009));
        refused("BadRequest", null, () -> fixture.forward(caller, id, two, new Ports(8080, 8080), new Ports(81, 81)));
        refused("BadRequest", null, () -> fixture.forward(caller, id, two, new Ports(9009, 9010), new Ports(1, 2)));
        refused("BadRequest", null, () -> fixture.forward(caller, id, one, new Ports(8081, 8081), new Ports(80, 80)));
        refused(
                "FipInUseByPortForwarding",
                "Floating IP " + id + " in use by Port Forwarding resources.",
                () -> cloud.run(b -> b.floating.delete(caller, id, null)));
        refused(
                "FipInUseByPortForwarding",
                null,
                () -> fixture.associate(caller, id, Change.to(two.head().id())));

        PortForwardingDraft moved = new PortForwardingDraft(
                Change.none(),
                Change.none(),
                Change.none(),
                Change.to(new Ports(3333, 3333)),
                Change.none(),
                Change.none());
        PortForwardingView changed = cloud.ask(b -> b.forwardings.update(caller, id, web.id(), moved));
        assertThat(changed.internalFirst()).isEqualTo(3333);
        assertThat(changed.externalFirst()).isEqualTo(8080);
        cloud.run(b -> b.forwardings.delete(caller, id, web.id()));
        refused("PortForwardingNotFound", null, () -> cloud.run(b -> b.forwardings.show(caller, id, web.id())));
        cloud.run(b -> b.ports.delete(caller, two.head().id(), null));
        FloatingIpView left = cloud.ask(b -> b.floating.show(caller, id));
        assertThat(left.forwardings()).isEmpty();
        assertThat(left.routerId()).as("nothing leads through it").isNull();
        cloud.run(b -> b.floating.delete(caller, id, null));
    }

    @Test
    void anAddressIsForOnePortOrForForwardings() {
        PortView port = fixture.port(inside);
        FloatingIpView whole = fixture.floating(caller, Change.to(port.head().id()));
        PortView other = fixture.port(inside);
        refused(
                "FloatingIPPortAlreadyAssociated",
                null,
                () -> fixture.forward(caller, whole.head().id(), other, new Ports(1, 1), new Ports(1, 1)));
        String free = fixture.floating(caller, Change.none()).head().id();
        refused(
                "PortHasBindingFloatingIP",
                null,
                () -> fixture.forward(caller, free, port, new Ports(1, 1), new Ports(1, 1)));
    }

    @Test
    void unusedAddressesDoNotKeepTheirNetwork() {
        String external = fixture.external();
        cloud.subnetOf(fixture.admin, external, "198.51.100.0/24");
        FloatingIpView held = cloud.ask(b -> b.floating
                .create(caller, List.of(floatingDraft(external, Change.none(), Change.none())))
                .get(0));
        cloud.run(b -> b.networks.delete(fixture.admin, external, null));
        assertThat(cloud.ask(b -> b.floating.list(caller, Listing.all())).items())
                .isEmpty();
        assertThat(fixture.claims()).doesNotContain(held.head().id());
    }

    @Test
    void aServerShowsItsFloatingAddressAfterTheFixedOne() {
        PortView port = fixture.port(inside);
        cloud.run(b -> b.servers.bind(
                caller,
                "server-1",
                "web",
                "node-1",
                "agent-1",
                "nova",
                List.of(new ServerPorts.NicRequest(null, port.head().id(), null, null)),
                List.of()));
        FloatingIpView floating = fixture.floating(caller, Change.to(port.head().id()));
        Map<String, List<ServerPorts.PortAddresses>> shown = cloud.ask(b -> b.servers.addresses(List.of("server-1")));
        assertThat(shown.get("server-1").get(0).fixed())
                .extracting(ServerPorts.PortAddresses.Address::address, ServerPorts.PortAddresses.Address::floating)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                port.fixedIps().get(0).address(), false),
                        org.assertj.core.groups.Tuple.tuple(floating.address(), true));
    }

    @Test
    void manyAtOnceGetDifferentAddressesAndOnePortGetsOne() throws Exception {
        PortView port = fixture.port(inside);
        int many = 12;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        Set<String> addresses = ConcurrentHashMap.newKeySet();
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                work.add(() -> {
                    FloatingIpView made = Deadlocks.retry(() -> fixture.floating(caller, Change.none()));
                    assertThat(addresses.add(made.address())).as(made.address()).isTrue();
                    try {
                        Deadlocks.retry(() -> fixture.associate(
                                caller, made.head().id(), Change.to(port.head().id())));
                        return true;
                    } catch (CloudException e) {
                        assertThat(e.code()).isEqualTo(RouterError.FLOATING_IP_PORT_ALREADY_ASSOCIATED);
                        return false;
                    }
                });
            }
            int associated = 0;
            for (Future<Boolean> one : threads.invokeAll(work)) {
                associated += one.get() ? 1 : 0;
            }
            assertThat(associated).isOne();
            assertThat(addresses).hasSize(many);
        } finally {
            threads.shutdownNow();
        }
    }
}
