package org.ustack.agent.hostnetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.agent.Fixtures.network;
import static org.ustack.agent.Fixtures.nic;
import static org.ustack.agent.Fixtures.rule;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.agent.Fixtures;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.AtomicFiles;
import org.ustack.agent.instance.GuestRecord;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.agent.metadata.MetadataServer;
import org.ustack.agent.metadata.MetadataTree;
import org.ustack.agent.metadata.OpenStackTree;
import org.ustack.agent.process.CommandFailed;
import org.ustack.agent.process.Commands;
import org.ustack.agent.process.HostCommands;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;
import org.ustack.contract.SecurityRule;

/**
 * The real thing on this host, with network namespaces in the place of guests: their end of a veth pair has the card's
 * address, the host's end has the name that a guest's tap would have. Needs root and the tools; run by
 * {@code -Dtest=LinuxHostNetworkIT}.
 */
@Tag("metal")
class LinuxHostNetworkIT {

    private static final String A = "uaa0000000001";
    private static final String B = "uab0000000002";
    private static final String C = "uac0000000003";
    private static final NetworkSpec PRIVATE = network("ua11111111-private", "vxlan", null, "10.77.1");
    private static final NetworkSpec TWIN = network("ua22222222-twin", "vxlan", null, "10.77.1");
    private static final NetworkSpec FLAT = network("ua33333333-flat", "flat", "host", "172.30.77");
    private static final List<SecurityRule> EGRESS = List.of(rule("egress", null, null, null, null));

    @TempDir
    Path state;

    private final Commands commands = new HostCommands(Duration.ofSeconds(60));
    private final LinkNames names = new LinkNames("ua");
    private final MetadataLinks metadata = new MetadataLinks(Cidr.parse("198.19.0.0"), 9776);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private InstanceStore store;
    private LinuxHostNetwork host;
    private MetadataServer server;

    @BeforeEach
    void setUp() throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "SKIPPED: needs root");
        for (String tool : List.of("ip", "nft", "dnsmasq", "busybox", "curl")) {
            boolean there = List.of("/usr/sbin/", "/usr/bin/", "/sbin/", "/bin/").stream()
                    .anyMatch(folder -> Files.exists(Path.of(folder + tool)));
            Assumptions.assumeTrue(there, "SKIPPED: " + tool + " is missing");
        }
        fresh();
        host.restore();
        server = new MetadataServer(
                store, new MetadataTree(new OpenStackTree(Fixtures.noVendorData(), () -> new byte[] {1})));
        server.start(new InetSocketAddress(metadata.server(), metadata.port()), threads);
    }

    /** As after a restart of the agent: nothing but the files. */
    private void fresh() {
        store = new InstanceStore(state);
        host = new LinuxHostNetwork(state, store, commands, names, metadata, Map.of("host", "ua-host"));
    }

    @AfterEach
    void tearDown() throws Exception {
        if (server == null) {
            return;
        }
        server.stop();
        threads.shutdownNow();
        for (String port : List.of(A, B, C)) {
            quietly("ip", "netns", "pids", "ua-g-" + port);
            quietly("ip", "netns", "del", "ua-g-" + port);
            host.unplug(port, Set.of(port));
        }
        quietly("nft", "delete", "table", "bridge", names.table());
        quietly("nft", "delete", "table", "inet", names.table());
        quietly("ip", "addr", "del", metadata.server() + "/32", "dev", "lo");
    }

    @Test
    void whatAnInstallationLeftThatIsGoneIsRemovedAndWhatHasItsFilesStays(@TempDir Path gone) throws Exception {
        guest(A, "fa:16:3e:77:00:0a", "10.77.1.11", PRIVATE, EGRESS);
        new LinuxHostNetwork(gone, new InstanceStore(gone), commands, names, metadata, Map.of()).ensureNetwork(TWIN);
        assertThat(namespaces()).contains(names.namespace(PRIVATE.id()), names.namespace(TWIN.id()));

        host.restore();
        assertThat(namespaces()).as("its files are there").contains(names.namespace(TWIN.id()));

        AtomicFiles.removeTree(gone.resolve("networks"));
        host.restore();
        assertThat(namespaces()).contains(names.namespace(PRIVATE.id())).doesNotContain(names.namespace(TWIN.id()));
    }

    private String namespaces() throws CommandFailed {
        return commands.run(List.of("ip", "netns", "list"), "");
    }

    @Test
    void guestsGetTheirAddressAndTheirOwnMetadata() throws Exception {
        guest(A, "fa:16:3e:77:00:0a", "10.77.1.11", PRIVATE, EGRESS);
        guest(B, "fa:16:3e:77:00:0b", "10.77.1.12", PRIVATE, EGRESS);
        // Another network with the very same addresses.
        guest(C, "fa:16:3e:77:00:0c", "10.77.1.11", TWIN, EGRESS);

        assertThat(dhcp(A)).contains("10.77.1.11");
        assertThat(dhcp(B)).contains("10.77.1.12");
        assertThat(dhcp(C)).contains("10.77.1.11");

        assertThat(metadataOf(A)).isEqualTo("i-" + A);
        assertThat(metadataOf(B)).isEqualTo("i-" + B);
        assertThat(metadataOf(C)).isEqualTo("i-" + C);
    }

    @Test
    void aGuestCannotTakeItsNeighboursAddress() throws Exception {
        guest(A, "fa:16:3e:77:00:0a", "10.77.1.11", PRIVATE, EGRESS);
        guest(B, "fa:16:3e:77:00:0b", "10.77.1.12", PRIVATE, EGRESS);
        dhcp(A);
        dhcp(B);
        assertThat(metadataOf(A)).isEqualTo("i-" + A);
        in(A, "ip", "addr", "flush", "dev", "eth0");
        in(A, "ip", "addr", "add", "10.77.1.12/24", "dev", "eth0");
        in(A, "ip", "route", "add", "169.254.169.254/32", "via", "10.77.1.2");
        assertThatThrownBy(() -> metadataOf(A)).isInstanceOf(CommandFailed.class);
        // And the metadata server's own address is no way round the namespace.
        assertThatThrownBy(() -> in(A, "curl", "-sf", "-m", "2", "http://" + metadata.server() + ":9776/"))
                .isInstanceOf(CommandFailed.class);
    }

    @Test
    void rulesAllowAndDenyAndChange() throws Exception {
        guest(A, "fa:16:3e:77:00:0a", "10.77.1.11", PRIVATE, EGRESS);
        NicSpec closed = guest(B, "fa:16:3e:77:00:0b", "10.77.1.12", PRIVATE, EGRESS);
        dhcp(A);
        dhcp(B);
        assertThatThrownBy(() -> ping(A, "10.77.1.12")).isInstanceOf(CommandFailed.class);

        SecurityRule icmp = rule("ingress", "icmp", null, null, List.of("10.77.1.11/32"));
        NicSpec open = new NicSpec(
                closed.port(), closed.mac(), closed.addresses(), PRIVATE, true, List.of(EGRESS.get(0), icmp));
        assertThat(host.applyRules(B, open, 1)).isTrue();
        ping(A, "10.77.1.12");
        assertThat(host.applyRules(B, closed, 1)).as("an old generation").isFalse();
        ping(A, "10.77.1.12");
        // B's own rule does not open A.
        assertThatThrownBy(() -> ping(B, "10.77.1.11")).isInstanceOf(CommandFailed.class);
        SecurityRule impossible = rule("ingress", "tcp", 99_999, 99_999, null);
        NicSpec bad = new NicSpec(closed.port(), closed.mac(), closed.addresses(), PRIVATE, true, List.of(impossible));
        assertThatThrownBy(() -> host.applyRules(B, bad, 2)).isInstanceOf(NodeProblem.class);
        ping(A, "10.77.1.12");
        assertThat(host.applyRules(B, closed, 2)).isTrue();
        assertThatThrownBy(() -> ping(A, "10.77.1.12")).isInstanceOf(CommandFailed.class);
    }

    @Test
    void aGuestOnTheFlatNetworkIsReachedFromTheHostAndReachesOutside() throws Exception {
        SecurityRule icmp = rule("ingress", "icmp", null, null, null);
        NicSpec nic = guest(A, "fa:16:3e:77:00:0a", "172.30.77.11", FLAT, List.of(EGRESS.get(0), icmp));
        dhcp(A);
        commands.run("busybox", "ping", "-c", "1", "-W", "2", "172.30.77.11");
        assertThat(metadataOf(A)).isEqualTo("i-" + A);
        assertThat(commands.run("nft", "list", "chain", "inet", names.table(), "postrouting"))
                .contains("masquerade");

        host.applyRules(A, new NicSpec(nic.port(), nic.mac(), nic.addresses(), FLAT, true, EGRESS), 1);
        assertThatThrownBy(() -> commands.run("busybox", "ping", "-c", "1", "-W", "1", "172.30.77.11"))
                .isInstanceOf(CommandFailed.class);
        ping(A, "172.30.77.1");
    }

    @Test
    void survivesTheAgentAndGoesWithItsLastPort() throws Exception {
        guest(A, "fa:16:3e:77:00:0a", "10.77.1.11", PRIVATE, EGRESS);
        Path pid = state.resolve("networks").resolve(PRIVATE.id()).resolve("dnsmasq.pid");
        String dnsmasq = Files.readString(pid);
        fresh();
        host.restore();
        assertThat(Files.readString(pid)).as("dnsmasq goes on").isEqualTo(dnsmasq);
        assertThat(dhcp(A)).contains("10.77.1.11");

        commands.run("ip", "netns", "del", "ua-g-" + A);
        host.unplug(A, Set.of(A));
        assertThat(commands.run("ip", "link", "show")).doesNotContain("ua").contains("lo");
        assertThat(commands.run("ip", "netns", "list")).doesNotContain(names.namespace(PRIVATE.id()));
        Path process = Path.of("/proc", dnsmasq.strip(), "cmdline");
        // Dead, whether or not its parent has taken notice yet.
        assertThat(Files.exists(process) ? Files.readString(process) : "").isEmpty();
        host.unplug(A, Set.of(A));
    }

    private NicSpec guest(String id, String mac, String address, NetworkSpec network, List<SecurityRule> rules)
            throws NodeProblem, CommandFailed {
        NicSpec nic = nic(id, mac, address, network, rules);
        var boot = Fixtures.boot(Fixtures.operation(1));
        var meta = boot.metadata();
        store.writeGuest(new GuestRecord(
                id,
                id,
                "image",
                0,
                new org.ustack.contract.GuestMetadata(
                        id,
                        meta.project(),
                        meta.availabilityZone(),
                        meta.meta(),
                        meta.keys(),
                        null,
                        null,
                        0,
                        "r-1",
                        "i-" + id,
                        "ami-1",
                        "m1",
                        List.of(),
                        0),
                List.of(nic)));
        HostNetwork.Plug plug = host.plug(id, nic);
        commands.run("ip", "netns", "add", "ua-g-" + id);
        commands.run(
                "ip",
                "link",
                "add",
                plug.device(),
                "type",
                "veth",
                "peer",
                "name",
                "eth0",
                "address",
                mac,
                "netns",
                "ua-g-" + id);
        commands.run("ip", "link", "set", plug.device(), "master", plug.bridge(), "up");
        in(id, "ip", "link", "set", "lo", "up");
        in(id, "ip", "link", "set", "eth0", "up");
        return nic;
    }

    /** Asks as a guest does and takes what it is given, routes included. */
    private String dhcp(String id) throws Exception {
        Path script = state.resolve("udhcpc");
        Files.writeString(script, """
                #!/bin/sh
                [ "$1" = bound ] || exit 0
                ip addr add $ip/$mask dev $interface
                set -- $staticroutes
                while [ $# -gt 1 ]; do ip route add $1 via $2; shift 2; done
                echo "mtu=$mtu dns=$dns"
                """);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        String said = in(
                id,
                "busybox",
                "udhcpc",
                "-i",
                "eth0",
                "-n",
                "-q",
                "-f",
                "-t",
                "8",
                "-T",
                "1",
                "-O",
                "staticroutes",
                "-O",
                "mtu",
                "-s",
                script.toString());
        assertThat(said).contains("mtu=1450");
        return in(id, "ip", "addr", "show", "dev", "eth0");
    }

    private String metadataOf(String id) throws CommandFailed {
        return in(id, "curl", "-sf", "-m", "3", "http://169.254.169.254/latest/meta-data/instance-id");
    }

    private void ping(String from, String to) throws CommandFailed {
        in(from, "busybox", "ping", "-c", "1", "-W", "1", to);
    }

    private String in(String id, String... command) throws CommandFailed {
        List<String> all = new java.util.ArrayList<>(List.of("ip", "netns", "exec", "ua-g-" + id));
        all.addAll(List.of(command));
        return commands.run(all, "");
    }

    private void quietly(String... command) {
        try {
            commands.run(command);
        } catch (CommandFailed e) {
            // Clearing away what a failed test may not have made.
            System.err.println(e.getMessage());
        }
    }
}
