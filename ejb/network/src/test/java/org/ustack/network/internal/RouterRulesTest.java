package org.ustack.network.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.network.internal.NetworkFixture.member;
import static org.ustack.network.internal.RouterFixture.draft;
import static org.ustack.network.internal.RouterFixture.to;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.contract.ApplyRouter;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;
import org.ustack.contract.RemoveRouter;
import org.ustack.contract.RouterApplied;
import org.ustack.contract.RouterSpec;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.network.Change;
import org.ustack.network.FixedIp;
import org.ustack.network.HostRoute;
import org.ustack.network.Listing;
import org.ustack.network.PortView;
import org.ustack.network.RouterDraft;
import org.ustack.network.RouterInterfaceView;
import org.ustack.network.RouterNodes.RouterNode;
import org.ustack.network.RouterView;
import org.ustack.network.SubnetView;
import org.ustack.network.TagService.Taggable;
import org.ustack.network.internal.RouterFixture.Inside;

class RouterRulesTest {

    private RouterFixture fixture;
    private NetworkFixture cloud;
    private final RequestContext caller = member();

    @BeforeEach
    void open() {
        fixture = new RouterFixture();
        cloud = fixture.cloud;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aRouterLeadsOutAndItsPortsAreItsOwn() {
        RouterView router = fixture.router(caller);
        assertThat(router.gateway().networkId()).isEqualTo(fixture.outside);
        assertThat(router.gateway().enableSnat()).isTrue();
        String address = router.gateway().fixedIps().get(0).address();
        List<PortView> ports = cloud.ask(b -> b.ports
                .list(fixture.admin, Listing.where("device_id", router.head().id()))
                .items());
        assertThat(ports).singleElement().satisfies(port -> {
            assertThat(port.deviceOwner()).isEqualTo("network:router_gateway");
            assertThat(port.head().projectId()).isEmpty();
            assertThat(port.fixedIps()).extracting(FixedIp::address).containsExactly(address);
        });
        refused(
                "ServicePortInUse",
                "Port " + ports.get(0).head().id()
                        + " cannot be deleted directly via the port API: has device owner network:router_gateway.",
                () -> cloud.run(
                        b -> b.ports.delete(fixture.admin, ports.get(0).head().id(), null)));
        assertThat(fixture.claims())
                .contains(router.head().id())
                .doesNotContain(ports.get(0).head().id());

        cloud.run(b -> b.routers.delete(caller, router.head().id(), null));
        List<PortView> left = cloud.ask(b -> b.ports
                .list(fixture.admin, Listing.where("device_id", router.head().id()))
                .items());
        assertThat(left).isEmpty();
        assertThat(fixture.claims()).doesNotContain(router.head().id());
        // Its address is free for the next one.
        assertThat(fixture.router(caller).gateway().fixedIps().get(0).address()).isEqualTo(address);
    }

    @Test
    void gatewaysAreOfExternalNetworksAndHowTheyAreBuiltIsTheAdmins() {
        String private_ = cloud.networkOf(caller).head().id();
        refused(
                "BadRequest",
                "Bad router request: Network " + private_ + " is not an external network.",
                () -> cloud.run(b -> b.routers.create(caller, List.of(draft(to(private_))))));
        RouterDraft.Gateway chosen =
                new RouterDraft.Gateway(fixture.outside, Change.none(), List.of(new FixedIp(null, "192.0.2.77")));
        refused(
                "PolicyNotAuthorized",
                "rule:create_router:external_gateway_info:external_fixed_ips is disallowed by policy",
                () -> cloud.run(b -> b.routers.create(caller, List.of(draft(Change.to(chosen))))));
        RouterView made = cloud.ask(b -> b.routers
                .create(fixture.admin, List.of(draft(Change.to(chosen))))
                .get(0));
        assertThat(made.gateway().fixedIps()).extracting(FixedIp::address).containsExactly("192.0.2.77");
        RouterDraft.Gateway nextHop =
                new RouterDraft.Gateway(fixture.outside, Change.none(), List.of(new FixedIp(null, "192.0.2.1")));
        refused(
                "BadRequest",
                "Bad router request: External IP 192.0.2.1 is the same as the gateway IP.",
                () -> cloud.run(b -> b.routers.create(fixture.admin, List.of(draft(Change.to(nextHop))))));
    }

    @Test
    void interfacesStandAtTheGatewaysAddressAndDoNotOverlap() {
        Inside inside = fixture.inside(caller, "10.0.0.0/24");
        List<PortView> ports = cloud.ask(b -> b.ports
                .list(caller, Listing.where("device_owner", "network:router_interface"))
                .items());
        assertThat(ports).singleElement().satisfies(port -> {
            assertThat(port.fixedIps()).extracting(FixedIp::address).containsExactly("10.0.0.1");
            assertThat(port.deviceId()).isEqualTo(inside.router());
            assertThat(port.securityGroups()).isEmpty();
        });
        String other = cloud.networkOf(caller).head().id();
        SubnetView overlap = cloud.subnetOf(caller, other, "10.0.0.0/16");
        refused(
                "BadRequest",
                "Bad router request: Cidr 10.0.0.0/16 of subnet "
                        + overlap.head().id()
                        + " overlaps with cidr 10.0.0.0/24 of subnet "
                        + inside.subnet().head().id() + ".",
                () -> add(inside.router(), overlap.head().id(), null));
        refused(
                "BadRequest",
                "Bad router request: Router already has a port on subnet "
                        + inside.subnet().head().id() + ".",
                () -> add(inside.router(), inside.subnet().head().id(), null));
        refused(
                "RouterInUse",
                "Router " + inside.router() + " still has ports",
                () -> cloud.run(b -> b.routers.delete(caller, inside.router(), null)));
        refused("NetworkInUse", null, () -> cloud.run(b -> b.networks.delete(caller, inside.network(), null)));
        refused(
                "SubnetInUse",
                null,
                () -> cloud.run(
                        b -> b.subnets.delete(caller, inside.subnet().head().id(), null)));
        fixture.delete(inside);
        cloud.run(b -> b.networks.delete(caller, inside.network(), null));
    }

    @Test
    void aPortOfTheCallerCanBecomeAnInterfaceOnce() {
        RouterView router = fixture.router(caller);
        String net = cloud.networkOf(caller).head().id();
        SubnetView subnet = cloud.subnetOf(caller, net, "10.1.0.0/24");
        PortView port = cloud.ask(
                b -> b.ports.create(caller, List.of(NetworkFixture.port(net))).get(0));
        RouterInterfaceView added = add(router.head().id(), null, port.head().id());
        assertThat(added.subnetIds()).containsExactly(subnet.head().id());
        refused(
                "PortInUse",
                "Unable to complete operation on port " + port.head().id() + " for network " + net
                        + ". Port already has an attached device "
                        + router.head().id() + ".",
                () -> add(router.head().id(), null, port.head().id()));
        refused(
                "BadRequest",
                "Bad router request: 'nonsense' is not a valid UUID.",
                () -> add(router.head().id(), null, "nonsense"));
        cloud.run(b -> b.routers.removeInterface(
                caller, router.head().id(), null, port.head().id()));
        refused(
                "RouterInterfaceNotFound",
                null,
                () -> cloud.run(b -> b.routers.removeInterface(
                        caller, router.head().id(), null, port.head().id())));
        refused(
                "PortNotFound",
                null,
                () -> cloud.run(b -> b.ports.show(caller, port.head().id())));
    }

    @Test
    void routesLeadToNeighboursAndKeepTheirInterface() {
        Inside inside = fixture.inside(caller, "10.0.0.0/24");
        HostRoute good = new HostRoute("10.9.0.0/16", "10.0.0.77");
        RouterView routed = cloud.ask(b -> b.routers.addRoutes(caller, inside.router(), List.of(good)));
        assertThat(routed.routes()).containsExactly(good);
        assertThat(cloud.ask(b -> b.routers.addRoutes(caller, inside.router(), List.of(good)))
                        .routes())
                .as("adding it again")
                .containsExactly(good);
        refused(
                "InvalidRoutes",
                "Invalid format for routes: [{'destination': '10.9.0.0/16', 'nexthop': '10.0.0.77'},"
                        + " {'destination': '10.8.0.0/16', 'nexthop': '172.16.0.1'}], the nexthop is not connected with router",
                () -> cloud.run(b -> b.routers.addRoutes(
                        caller, inside.router(), List.of(new HostRoute("10.8.0.0/16", "172.16.0.1")))));
        refused(
                "InvalidRoutes",
                null,
                () -> cloud.run(b -> b.routers.addRoutes(
                        caller, inside.router(), List.of(new HostRoute("10.8.0.0/16", "10.0.0.1")))));
        refused(
                "RouterInterfaceInUseByRoute",
                null,
                () -> cloud.run(b -> b.routers.removeInterface(
                        caller, inside.router(), inside.subnet().head().id(), null)));
        assertThat(fixture.spec(inside.router()).routes())
                .containsExactly(new NetworkSpec.Route("10.9.0.0/16", "10.0.0.77"));
        assertThat(cloud.ask(b -> b.routers.removeRoutes(caller, inside.router(), List.of(good)))
                        .routes())
                .isEmpty();
        fixture.delete(inside);
    }

    @Test
    void othersDoNotSeeItAndRevisionsAreKept() {
        RouterView router = fixture.router(caller);
        String id = router.head().id();
        refused(
                "RouterNotFound",
                "Router " + id + " could not be found",
                () -> cloud.run(b -> b.routers.show(member(), id)));
        assertThat(cloud.ask(b -> b.routers.list(member(), Listing.all())).items())
                .isEmpty();
        RouterView named = cloud.ask(b ->
                b.routers.update(caller, id, draft(Change.none()), router.head().revision()));
        assertThat(named.head().revision()).isGreaterThan(router.head().revision());
        refused(
                "RevisionNumberConstraintFailed",
                null,
                () -> cloud.run(b -> b.routers.update(
                        caller, id, draft(Change.none()), router.head().revision())));
        cloud.run(b -> b.tags.add(caller, Taggable.ROUTERS, id, "blue"));
        assertThat(cloud.ask(b -> b.routers.list(caller, Listing.where("tags", "blue")))
                        .items())
                .singleElement()
                .satisfies(found -> assertThat(found.head().id()).isEqualTo(id));
        refused(
                "PolicyNotAuthorized",
                "rule:create_router:distributed is disallowed by policy",
                () -> cloud.run(b -> b.routers.create(caller, List.of(distributed(true)))));
    }

    private static RouterDraft distributed(boolean value) {
        return new RouterDraft(
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.to(value),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none());
    }

    @Test
    void theNodeIsToldTheWholeRouterOnceAChange() {
        Inside inside = fixture.inside(caller, "10.0.0.0/24");
        ApplyRouter told = fixture.told(inside.router());
        assertThat(told.node()).isEqualTo("node-1");
        RouterSpec spec = told.router();
        assertThat(spec.up()).isTrue();
        assertThat(spec.snat()).isTrue();
        assertThat(spec.legs()).singleElement().satisfies(leg -> {
            assertThat(leg.network().id()).isEqualTo(inside.network());
            assertThat(leg.addresses())
                    .containsExactly(
                            new NicSpec.FixedAddress(inside.subnet().head().id(), "10.0.0.1"));
        });
        assertThat(spec.gateway().network().subnets().get(0).gateway()).isEqualTo("192.0.2.1");
        int again = cloud.ask(b -> b.routerNews.tell());
        assertThat(again).as("nothing new").isZero();
        cloud.run(b -> b.routers.update(caller, inside.router(), draft(Change.to(null)), null));
        ApplyRouter closed = fixture.told(inside.router());
        assertThat(closed.generation()).isGreaterThan(told.generation());
        assertThat(closed.router().gateway()).isNull();
        fixture.delete(inside);
        assertThat(cloud.sent.get(cloud.sent.size() - 1).message())
                .isInstanceOfSatisfying(RemoveRouter.class, removal -> {
                    assertThat(removal.router()).isEqualTo(inside.router());
                    assertThat(removal.generation()).isGreaterThan(closed.generation());
                });
    }

    @Test
    void portsAreActiveWhenTheNodeSaysSoAndOldReportsSayNothing() {
        Inside inside = fixture.inside(caller, "10.0.0.0/24");
        ApplyRouter told = fixture.told(inside.router());
        report(told, told.generation() - 1, null);
        assertThat(statusOfInterface(inside)).isEqualTo("DOWN");
        report(told, told.generation(), "no such device");
        assertThat(statusOfInterface(inside)).isEqualTo("DOWN");
        report(told, told.generation(), null);
        assertThat(statusOfInterface(inside)).isEqualTo("ACTIVE");
    }

    @Test
    void whatIsLateIsSentAgainAndADeadNodeIsLeft() {
        Instant start = Instant.parse("2026-11-28T10:00:00Z");
        at(start);
        Inside inside = fixture.inside(caller, "10.0.0.0/24");
        ApplyRouter first = fixture.told(inside.router());
        assertThat(fixture.look()).as("not late yet").isZero();
        at(start.plus(Duration.ofSeconds(61)));
        assertThat(fixture.look()).isOne();
        ApplyRouter second = fixture.told(inside.router());
        assertThat(second.generation()).isGreaterThan(first.generation());
        report(second, second.generation(), null);
        at(start.plus(Duration.ofSeconds(200)));
        assertThat(fixture.look()).as("in force").isZero();

        cloud.nodes.set(0, new RouterNode("node-1", "agent-1", "nova", start.plus(Duration.ofSeconds(150))));
        assertThat(fixture.look()).as("its agent began anew").isOne();
        ApplyRouter third = fixture.told(inside.router());
        report(third, third.generation(), null);

        cloud.nodes.set(0, new RouterNode("node-2", "agent-2", "nova", null));
        assertThat(fixture.look()).isOne();
        assertThat(cloud.sent.get(cloud.sent.size() - 1)).satisfies(sent -> {
            assertThat(sent.queue()).isEqualTo("agent.agent-1");
            assertThat(sent.message()).isInstanceOf(RemoveRouter.class);
        });
        ApplyRouter moved = fixture.told(inside.router());
        assertThat(moved.node()).isEqualTo("node-2");
        assertThat(moved.generation()).isGreaterThan(third.generation() + 1);
    }

    private void at(Instant time) {
        cloud.clock = Clock.fixed(time, ZoneOffset.UTC);
    }

    private void report(ApplyRouter told, long generation, String problem) {
        cloud.run(b ->
                b.reports.applied(new RouterApplied(told.node(), told.router().id(), generation, problem)));
    }

    private String statusOfInterface(Inside inside) {
        return cloud.ask(
                b -> b.ports.list(inside.caller(), Listing.where("device_id", inside.router())).items().stream()
                        .filter(port -> port.deviceOwner().equals("network:router_interface"))
                        .findFirst()
                        .orElseThrow()
                        .status());
    }

    private RouterInterfaceView add(String router, String subnet, String port) {
        return cloud.ask(b -> b.routers.addInterface(caller, router, subnet, port));
    }

    static void refused(String type, String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.code().type()).isEqualTo(type);
            if (message != null) {
                assertThat(e).hasMessage(message);
            }
        });
    }
}
