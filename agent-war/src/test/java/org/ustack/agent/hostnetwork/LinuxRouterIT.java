package org.ustack.agent.hostnetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.agent.Fixtures.network;
import static org.ustack.agent.Fixtures.nic;
import static org.ustack.agent.Fixtures.rule;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.process.CommandFailed;
import org.ustack.agent.process.Commands;
import org.ustack.agent.process.HostCommands;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;
import org.ustack.contract.RouterSpec;
import org.ustack.contract.RouterSpec.FloatingAddress;
import org.ustack.contract.RouterSpec.Forwarding;
import org.ustack.contract.SecurityRule;

/**
 * Packets through routers on this host, with namespaces in the place of guests and the host in the place of the outside: it has the
 * external network's gateway address and no way to the tenants' networks. Needs root and the tools; run by {@code -Dtest=LinuxRouterIT}.
 */
@Tag("metal")
class LinuxRouterIT {

    private static final String A = "uaa0000000001";
    private static final String B = "uab0000000002";
    private static final String C = "uac0000000003";
    private static final String HOST = "172.30.88.1";
    private static final String R1 = "ua-router-1";
    private static final String R2 = "ua-router-2";
    private static final NetworkSpec OUTSIDE = outside();
    private static final NetworkSpec PRIVATE = network("ua11111111-private", "vxlan", null, "10.77.1");
    private static final NetworkSpec SECOND = network("ua44444444-second", "vxlan", null, "10.77.2");
    /** Another tenant's, with the very same addresses. */
    private static final NetworkSpec TWIN = network("ua22222222-twin", "vxlan", null, "10.77.1");

    private static final List<SecurityRule> OPEN = List.of(
            rule("egress", null, null, null, null),
            rule("ingress", "icmp", null, null, null),
            rule("ingress", "tcp", null, null, null));

    @TempDir
    Path state;

    @TempDir
    Path pages;

    private final Commands commands = new HostCommands(Duration.ofSeconds(60));
    private final LinkNames names = new LinkNames("ua");
    private final MetadataLinks metadata = new MetadataLinks(Cidr.parse("198.19.0.0"), 9776);
    private InstanceStore store;
    private LinuxHostNetwork host;
    private NamespaceGuests guests;
    private long generation;

    private static NetworkSpec outside() {
        return new NetworkSpec(
                "ua55555555-outside",
                "outside",
                "flat",
                "host",
                null,
                1500,
                List.of(new NetworkSpec.SubnetSpec("sub-out", "172.30.88.0/24", HOST, null, List.of(), List.of())));
    }

    @BeforeEach
    void setUp() throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "SKIPPED: needs root");
        for (String tool : List.of("ip", "nft", "dnsmasq", "busybox", "curl")) {
            boolean there = List.of("/usr/sbin/", "/usr/bin/", "/sbin/", "/bin/").stream()
                    .anyMatch(folder -> Files.exists(Path.of(folder + tool)));
            Assumptions.assumeTrue(there, "SKIPPED: " + tool + " is missing");
        }
        fresh();
        guests = new NamespaceGuests(commands, pages);
        host.restore();
    }

    /** As after a restart of the agent: nothing but the files. */
    private void fresh() {
        store = new InstanceStore(state);
        host = new LinuxHostNetwork(state, store, commands, names, metadata, Map.of("host", "ua-host"));
    }

    @AfterEach
    void tearDown() throws Exception {
        if (guests == null) {
            return;
        }
        for (String guest : guests.running()) {
            guests.stop(guest);
            host.unplug(guest, Set.of(guest));
        }
        host.removeRouter(R1, Long.MAX_VALUE);
        host.removeRouter(R2, Long.MAX_VALUE);
        commands.run("nft", "delete", "table", "bridge", names.table());
        commands.run("nft", "delete", "table", "inet", names.table());
        commands.run("ip", "addr", "del", metadata.server() + "/32", "dev", "lo");
    }

    @Test
    void guestsReachTheOutsideAsTheirRouterAndEachOtherAcrossNetworks() throws Exception {
        guest(A, "fa:16:3e:78:00:0a", "10.77.1.11", PRIVATE);
        guest(B, "fa:16:3e:78:00:0b", "10.77.2.11", SECOND);
        assertThatThrownBy(() -> guests.ping(A, HOST)).isInstanceOf(CommandFailed.class);
        Router router = new Router(R1, "172.30.88.11").on(PRIVATE).on(SECOND);
        apply(router);
        guests.ping(A, HOST);
        assertThat(whoAsks(A)).isEqualTo("172.30.88.11");
        assertThat(guests.page(A, "10.77.2.11")).as("routed, not translated").isEqualTo(B);
        assertThat(guests.page(B, "10.77.1.11")).isEqualTo(A);

        router.snat = false;
        apply(router);
        assertThatThrownBy(() -> whoAsks(A))
                .as("the host knows no way back")
                .isInstanceOf(java.net.SocketTimeoutException.class);
    }

    @Test
    void aFloatingAddressLeadsInAndOutAndBack() throws Exception {
        guest(A, "fa:16:3e:78:00:0a", "10.77.1.11", PRIVATE);
        guest(B, "fa:16:3e:78:00:0b", "10.77.1.12", PRIVATE);
        Router router = new Router(R1, "172.30.88.11").on(PRIVATE).floating("172.30.88.21", "10.77.1.11");
        apply(router);
        assertThat(page("172.30.88.21")).isEqualTo(A);
        ping("172.30.88.21");
        assertThat(whoAsks(A)).isEqualTo("172.30.88.21");
        assertThat(whoAsks(B)).isEqualTo("172.30.88.11");
        assertThat(guests.page(B, "172.30.88.21"))
                .as("a neighbour by the floating address")
                .isEqualTo(A);
        assertThat(guests.page(A, "172.30.88.21"))
                .as("itself by the floating address")
                .isEqualTo(A);

        router.floating("172.30.88.22", "10.77.1.12");
        apply(router);
        assertThat(guests.page(A, "172.30.88.22")).isEqualTo(B);
        assertThat(page("172.30.88.22")).isEqualTo(B);
    }

    @Test
    void twoTenantsHaveTheSameAddresses() throws Exception {
        guest(A, "fa:16:3e:78:00:0a", "10.77.1.11", PRIVATE);
        guest(C, "fa:16:3e:78:00:0c", "10.77.1.11", TWIN);
        apply(new Router(R1, "172.30.88.11").on(PRIVATE).floating("172.30.88.21", "10.77.1.11"));
        apply(new Router(R2, "172.30.88.12").on(TWIN).floating("172.30.88.22", "10.77.1.11"));
        assertThat(page("172.30.88.21")).isEqualTo(A);
        assertThat(page("172.30.88.22")).isEqualTo(C);
        assertThat(whoAsks(A)).isEqualTo("172.30.88.21");
        assertThat(whoAsks(C)).isEqualTo("172.30.88.22");
        assertThat(guests.page(A, "172.30.88.22")).as("from tenant to tenant").isEqualTo(C);
    }

    @Test
    void portsOfOneAddressLeadToSeveralGuests() throws Exception {
        guest(A, "fa:16:3e:78:00:0a", "10.77.1.11", PRIVATE);
        guest(B, "fa:16:3e:78:00:0b", "10.77.1.12", PRIVATE);
        Router router = new Router(R1, "172.30.88.11")
                .on(PRIVATE)
                .forward(new Forwarding("tcp", "172.30.88.23", 8080, 8080, "10.77.1.11", 80))
                .forward(new Forwarding("tcp", "172.30.88.23", 7079, 7080, "10.77.1.12", 79))
                .forward(new Forwarding("tcp", "172.30.88.24", 79, 80, "10.77.1.12", 79));
        apply(router);
        assertThat(page("172.30.88.23:8080")).isEqualTo(A);
        assertThat(page("172.30.88.23:7080")).as("in a range, elsewhere").isEqualTo(B);
        assertThat(page("172.30.88.24")).as("in a range, as it is").isEqualTo(B);
        assertThat(guests.page(B, "172.30.88.23:8080")).isEqualTo(A);
        assertThat(whoAsks(A)).as("its own traffic is the router's").isEqualTo("172.30.88.11");
        assertThatThrownBy(() -> page("172.30.88.23:8081")).isInstanceOf(CommandFailed.class);
    }

    @Test
    void aFloatingAddressMovesAtOnceAndTakesItsConnectionsWithIt() throws Exception {
        guest(A, "fa:16:3e:78:00:0a", "10.77.1.11", PRIVATE);
        guest(C, "fa:16:3e:78:00:0c", "10.77.1.11", TWIN);
        Router first = new Router(R1, "172.30.88.11").on(PRIVATE).floating("172.30.88.21", "10.77.1.11");
        Router second = new Router(R2, "172.30.88.12").on(TWIN);
        apply(first);
        apply(second);
        try (Socket open = new Socket()) {
            open.connect(new InetSocketAddress("172.30.88.21", 80), 3000);
            open.setSoTimeout(2000);
            first.floating.clear();
            apply(first);
            open.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> open.getInputStream().read())
                    .as("an open connection does not outlive the address")
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
        // The host still knows the address at the first router's card.
        apply(second.floating("172.30.88.21", "10.77.1.11"));
        assertThat(page("172.30.88.21")).isEqualTo(C);
    }

    @Test
    void survivesTheAgentAndTheHost() throws Exception {
        guest(A, "fa:16:3e:78:00:0a", "10.77.1.11", PRIVATE);
        apply(new Router(R1, "172.30.88.11").on(PRIVATE).floating("172.30.88.21", "10.77.1.11"));
        fresh();
        host.restore();
        assertThat(page("172.30.88.21")).isEqualTo(A);

        // After a restart of the host there is nothing but the files.
        guests.stop(A);
        NicSpec nic = store.nic(A).orElseThrow().nic();
        guests.remove(names.router(R1));
        commands.run("ip", "link", "del", names.dhcpLink(PRIVATE.id()));
        commands.run("ip", "link", "del", names.metadataLink(PRIVATE.id()));
        guests.remove(names.namespace(PRIVATE.id()));
        commands.run("ip", "link", "del", "ua-host");
        commands.run("ip", "link", "del", names.bridge(PRIVATE.id()));
        fresh();
        host.restore();
        guests.start(nic, host.plug(A, nic));
        assertThat(page("172.30.88.21")).isEqualTo(A);
        assertThat(whoAsks(A)).isEqualTo("172.30.88.21");
    }

    @Test
    void whatIsTakenAwayLeavesNothingAndAnOldStateDoesNotBringItBack() throws Exception {
        guest(A, "fa:16:3e:78:00:0a", "10.77.1.11", PRIVATE);
        Router router = new Router(R1, "172.30.88.11").on(PRIVATE).on(SECOND).floating("172.30.88.21", "10.77.1.11");
        apply(router);
        // A second interface goes, with the network that only it had here.
        router.legs.remove(1);
        apply(router);
        assertThat(commands.run("ip", "link", "show")).doesNotContain(names.bridge(SECOND.id()));

        long old = generation;
        host.removeRouter(R1, ++generation);
        assertThat(host.applyRouter(router.spec(), old)).isFalse();
        assertThat(commands.run("ip", "netns", "list")).doesNotContain("qrouter-" + R1);
        assertThat(commands.run("ip", "link", "show"))
                .as("the guest keeps its network")
                .contains(names.bridge(PRIVATE.id()))
                .doesNotContain("uar-", "ua-host");
        assertThatThrownBy(() -> guests.ping(A, HOST)).isInstanceOf(CommandFailed.class);
        fresh();
        host.restore();
        assertThat(host.applyRouter(router.spec(), old)).as("remembered").isFalse();
        host.removeRouter(R1, generation);

        guests.stop(A);
        host.unplug(A, Set.of(A));
        assertThat(commands.run("ip", "link", "show")).doesNotContain(names.bridge(PRIVATE.id()));
        assertThat(Files.list(state.resolve("routers")))
                .extracting(file -> file.getFileName().toString())
                .containsExactly(R1 + ".gone");
    }

    @Test
    void aRouterOutlivesItsGuestsAndBringsNoNameServer() throws Exception {
        guest(A, "fa:16:3e:78:00:0a", "10.77.1.11", PRIVATE);
        apply(new Router(R1, "172.30.88.11").on(PRIVATE));
        guests.stop(A);
        host.unplug(A, Set.of(A));
        assertThat(commands.run("ip", "netns", "list"))
                .contains("qrouter-" + R1)
                .doesNotContain(names.namespace(PRIVATE.id()));
        guest(B, "fa:16:3e:78:00:0b", "10.77.1.12", PRIVATE);
        guests.ping(B, HOST);
    }

    @Test
    void switchedOffItIsNotThere() throws Exception {
        guest(A, "fa:16:3e:78:00:0a", "10.77.1.11", PRIVATE);
        Router router = new Router(R1, "172.30.88.11").on(PRIVATE);
        apply(router);
        router.up = false;
        apply(router);
        assertThat(commands.run("ip", "netns", "list")).doesNotContain("qrouter-" + R1);
        router.up = true;
        apply(router);
        guests.ping(A, HOST);
    }

    @Test
    void extraRoutesLeadToARouterBehindAndTheConnectedRangeComesFirst() throws Exception {
        guest(A, "fa:16:3e:78:00:0a", "10.77.1.11", PRIVATE);
        guest(B, "fa:16:3e:78:00:0b", "10.77.2.11", SECOND);
        guests.in(B, "ip", "addr", "add", "10.99.0.1/32", "dev", "lo");
        openAddresses(B);
        Router router = new Router(R1, "172.30.88.11").on(PRIVATE).on(SECOND);
        router.routes.add(new NetworkSpec.Route("10.99.0.0/24", "10.77.2.11"));
        router.routes.add(new NetworkSpec.Route("10.77.1.0/24", "10.77.1.2"));
        apply(router);
        assertThat(guests.page(A, "10.99.0.1")).isEqualTo(B);
        guests.ping(A, HOST);
        router.routes.clear();
        apply(router);
        // The outside may answer for that address, too.
        assertThat(guests.in(A, "sh", "-c", "curl -s -m 2 http://10.99.0.1/ || :"))
                .isNotEqualTo(B);
    }

    @Test
    void oneThatCannotBeKeepsNobodyElseFromTheNetwork() throws Exception {
        guest(A, "fa:16:3e:78:00:0a", "10.77.1.11", PRIVATE);
        Router bad = new Router(R2, "172.30.88.12").on(TWIN);
        bad.routes.add(new NetworkSpec.Route("10.99.0.0/24", "192.0.2.1"));
        assertThatThrownBy(() -> apply(bad)).isInstanceOf(NodeProblem.class).hasMessageContaining("192.0.2.1");
        apply(new Router(R1, "172.30.88.11").on(PRIVATE));
        fresh();
        host.restore();
        guests.ping(A, HOST);
    }

    private void guest(String id, String mac, String address, NetworkSpec network) throws Exception {
        NicSpec nic = nic(id, mac, address, network, OPEN);
        guests.start(nic, host.plug(id, nic));
    }

    /** As an allowed address pair does: the guest may speak for more than its own address. */
    private void openAddresses(String id) throws NodeProblem {
        NicSpec nic = store.nic(id).orElseThrow().nic();
        host.applyRules(
                id, new NicSpec(nic.port(), nic.mac(), nic.addresses(), nic.network(), false, List.of()), ++generation);
    }

    private void apply(Router router) throws NodeProblem {
        assertThat(host.applyRouter(router.spec(), ++generation)).isTrue();
    }

    /** The page behind an address, asked by the outside. */
    private String page(String address) throws CommandFailed {
        return commands.run("curl", "-s", "-m", "3", "http://" + address + "/");
    }

    private void ping(String address) throws CommandFailed {
        commands.run("busybox", "ping", "-c", "1", "-W", "2", address);
    }

    /** The address by which the outside sees a guest. */
    private String whoAsks(String guest) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName(HOST))) {
            server.setSoTimeout(3000);
            String port = Integer.toString(server.getLocalPort());
            // It would wait for an answer for ever; that it asked is enough.
            guests.in(guest, "sh", "-c", "busybox timeout 1 busybox nc " + HOST + " " + port + " < /dev/null || :");
            try (Socket asked = server.accept()) {
                return asked.getInetAddress().getHostAddress();
            }
        }
    }

    /** A router as a test changes it. */
    private static final class Router {
        private final String id;
        private final String address;
        private final List<RouterSpec.Leg> legs = new ArrayList<>();
        private final List<FloatingAddress> floating = new ArrayList<>();
        private final List<Forwarding> forwardings = new ArrayList<>();
        private final List<NetworkSpec.Route> routes = new ArrayList<>();
        private boolean snat = true;
        private boolean up = true;

        Router(String id, String address) {
            this.id = id;
            this.address = address;
        }

        Router on(NetworkSpec network) {
            NetworkSpec.SubnetSpec subnet = network.subnets().get(0);
            legs.add(new RouterSpec.Leg(
                    number() + legs.size() + "-" + id,
                    "fa:16:3e:79:0" + legs.size() + ":" + id.charAt(id.length() - 1) + "1",
                    List.of(new NicSpec.FixedAddress(subnet.id(), subnet.gateway())),
                    network));
            return this;
        }

        private String number() {
            return "uleg" + id.charAt(id.length() - 1);
        }

        Router floating(String floatingAddress, String fixed) {
            floating.add(new FloatingAddress(floatingAddress, fixed));
            return this;
        }

        Router forward(Forwarding forwarding) {
            forwardings.add(forwarding);
            return this;
        }

        RouterSpec spec() {
            RouterSpec.Leg gateway = new RouterSpec.Leg(
                    number() + "g-" + id,
                    "fa:16:3e:79:0f:" + id.charAt(id.length() - 1) + "1",
                    List.of(new NicSpec.FixedAddress("sub-out", address)),
                    OUTSIDE);
            return new RouterSpec(id, up, legs, gateway, snat, routes, floating, forwardings);
        }
    }
}
