package org.ustack.placement.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.Settings;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.placement.PlacementService.PlacementRequest;

class RankingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Map<String, String> properties = new HashMap<>();
    private final Settings settings = new Settings(properties::get, name -> null);

    private static NodeState node(String name) {
        return new NodeState(
                "id-" + name,
                name,
                "agent",
                "nova",
                "QEMU",
                7002000,
                "x86_64",
                "EPYC",
                true,
                NOW,
                4,
                0,
                8192,
                0,
                100,
                0,
                0,
                false);
    }

    private static NodeState with(
            NodeState n,
            String zone,
            boolean enabled,
            Instant seen,
            int vcpusUsed,
            long ramUsed,
            long diskUsed,
            int servers) {
        return new NodeState(
                n.id(),
                n.name(),
                n.agent(),
                zone,
                n.hypervisorType(),
                n.hypervisorVersion(),
                n.cpuArchitecture(),
                n.cpuModel(),
                enabled,
                seen,
                n.vcpus(),
                vcpusUsed,
                n.memoryMib(),
                ramUsed,
                n.diskGib(),
                diskUsed,
                servers,
                false);
    }

    private static NodeState used(String name, int vcpus, long ram, long disk, int servers) {
        return with(node(name), "nova", true, NOW, vcpus, ram, disk, servers);
    }

    private static NodeState of(String name, String hypervisor, String architecture) {
        NodeState n = node(name);
        return new NodeState(
                n.id(),
                name,
                "agent",
                "nova",
                hypervisor,
                7002000,
                architecture,
                "EPYC",
                true,
                NOW,
                4,
                0,
                8192,
                0,
                100,
                0,
                0,
                false);
    }

    private static final class Wish {
        int vcpus = 1;
        long ram = 512;
        long disk = 1;
        String zone;
        String node;
        Set<String> excluded = Set.of();
        Map<String, String> specs = Map.of();
        Map<String, String> image = Map.of();
        Map<String, List<String>> hints = Map.of();
        GroupRule group;

        PlacementRequest request() {
            return new PlacementRequest(
                    "req-1", "server-1", "p", vcpus, ram, disk, zone, node, excluded, specs, image, hints, group);
        }
    }

    private Ranking rank(UnaryOperator<Wish> wish, NodeState... nodes) {
        return rank(wish, Map.of(), nodes);
    }

    private Ranking rank(UnaryOperator<Wish> wish, Map<String, String> nodeByServer, NodeState... nodes) {
        PlacementContext context = PlacementContext.of(wish.apply(new Wish()).request(), NOW, settings, nodeByServer);
        return Ranking.of(context, List.of(nodes), settings);
    }

    private static List<String> passed(Ranking ranking) {
        return ranking.best().stream().map(r -> r.node().name()).toList();
    }

    private static void assertRejected(Ranking ranking, String filter, String... nodes) {
        assertThat(ranking.rejections()).containsExactly(Map.entry(filter, nodes.length));
        assertThat(ranking.examples()).extracting(r -> r.node()).containsExactlyInAnyOrder(nodes);
        assertThat(ranking.examples()).allSatisfy(r -> assertThat(r.reason()).isNotBlank());
    }

    @Test
    void nodeIsUpUntilTheTimeoutAndNotLonger() {
        NodeState edge = with(node("edge"), "nova", true, NOW.minusSeconds(60), 0, 0, 0, 0);
        NodeState silent =
                with(node("silent"), "nova", true, NOW.minusSeconds(60).minusMillis(1), 0, 0, 0, 0);
        Ranking ranking = rank(w -> w, edge, silent);
        assertThat(passed(ranking)).containsExactly("edge");
        assertRejected(ranking, "AgentUpFilter", "silent");
    }

    @Test
    void disabledNodeGetsNothing() {
        Ranking ranking = rank(w -> w, with(node("off"), "nova", false, NOW, 0, 0, 0, 0), node("on"));
        assertThat(passed(ranking)).containsExactly("on");
        assertRejected(ranking, "EnabledFilter", "off");
    }

    @Test
    void zoneMattersOnlyIfNamed() {
        NodeState east = with(node("e"), "east", true, NOW, 0, 0, 0, 0);
        assertThat(passed(rank(w -> w, east, node("n")))).containsExactlyInAnyOrder("e", "n");
        Ranking ranking = rank(
                w -> {
                    w.zone = "east";
                    return w;
                },
                east,
                node("n"));
        assertThat(passed(ranking)).containsExactly("e");
        assertRejected(ranking, "AvailabilityZoneFilter", "n");
    }

    @Test
    void wantedNodeIsTheOnlyOneAndExcludedOnesAreOut() {
        assertRejected(
                rank(
                        w -> {
                            w.node = "b";
                            return w;
                        },
                        node("a"),
                        node("b")),
                "WantedNodeFilter",
                "a");
        assertRejected(
                rank(
                        w -> {
                            w.excluded = Set.of("a");
                            return w;
                        },
                        node("a"),
                        node("b")),
                "ExcludedNodeFilter",
                "a");
    }

    @Test
    void processorsAreOvercommittedButNeverForOneServer() {
        UnaryOperator<Wish> four = w -> {
            w.vcpus = 4;
            return w;
        };
        Ranking ranking = rank(four, used("full", 61, 0, 0, 0), used("just", 60, 0, 0, 0));
        assertThat(passed(ranking)).containsExactly("just");
        assertRejected(ranking, "VcpuFilter", "full");
        assertRejected(
                rank(
                        w -> {
                            w.vcpus = 5;
                            return w;
                        },
                        node("small")),
                "VcpuFilter",
                "small");
    }

    @Test
    void memoryIsOvercommittedByHalf() {
        Ranking ranking = rank(w -> w, used("full", 0, 12288 - 511, 0, 0), used("just", 0, 12288 - 512, 0, 0));
        assertThat(passed(ranking)).containsExactly("just");
        assertRejected(ranking, "RamFilter", "full");
        assertThat(ranking.examples().get(0).reason()).isEqualTo("wanted 512 MiB, used 11777 of 12288");
    }

    @Test
    void diskIsNotOvercommittedUnlessTheOperatorSaysSo() {
        assertRejected(rank(w -> w, used("full", 0, 0, 100, 0)), "DiskFilter", "full");
        properties.put("ustack.placement.disk-ratio", "2.0");
        assertThat(passed(rank(w -> w, used("full", 0, 0, 100, 0)))).containsExactly("full");
    }

    @Test
    void imageChoosesHypervisorAndArchitecture() {
        UnaryOperator<Wish> kvm = w -> {
            w.image = Map.of("img_hv_type", "kvm", "hw_architecture", "amd64");
            return w;
        };
        Ranking ranking = rank(kvm, of("q", "QEMU", "x86_64"), of("x", "Xen", "x86_64"), of("arm", "KVM", "aarch64"));
        assertThat(passed(ranking)).containsExactly("q");
        assertThat(ranking.rejections())
                .containsExactly(Map.entry("HypervisorTypeFilter", 1), Map.entry("ArchitectureFilter", 1));
        UnaryOperator<Wish> old = w -> {
            w.image = Map.of("architecture", "i686");
            return w;
        };
        assertThat(passed(rank(old, of("q", "QEMU", "x86_64"), of("arm", "KVM", "aarch64"))))
                .containsExactly("q");
    }

    @Test
    void capabilitiesAreCompared() {
        for (String fits : List.of("QEMU", "s== QEMU", "<in> EM")) {
            assertThat(passed(rank(spec("capabilities:hypervisor_type", fits), node("n"))))
                    .as(fits)
                    .isNotEmpty();
        }
        assertThat(passed(rank(spec("capabilities:hypervisor_version", ">= 7000000"), node("n"))))
                .isNotEmpty();
        assertRejected(rank(spec("capabilities:hypervisor_version", "<= 7000000"), node("n")), "ExtraSpecsFilter", "n");
        assertRejected(rank(spec("capabilities:gpu", "yes"), node("n")), "ExtraSpecsFilter", "n");
        assertThat(passed(rank(spec("hw:cpu_policy", "dedicated"), node("n")))).isNotEmpty();
    }

    private static UnaryOperator<Wish> spec(String key, String value) {
        return w -> {
            w.specs = Map.of(key, value);
            return w;
        };
    }

    @Test
    void hintsKeepServersTogetherOrApart() {
        Map<String, String> where = Map.of("other", "id-a");
        UnaryOperator<Wish> together = w -> {
            w.hints = Map.of("same_host", List.of("other"));
            return w;
        };
        UnaryOperator<Wish> apart = w -> {
            w.hints = Map.of("different_host", List.of("other"));
            return w;
        };
        assertThat(passed(rank(together, where, node("a"), node("b")))).containsExactly("a");
        assertRejected(rank(apart, where, node("a"), node("b")), "DifferentHostFilter", "a");
        assertRejected(rank(together, Map.of(), node("a")), "SameHostFilter", "a");
    }

    @Test
    void eachWeigherPrefersWhatItIsFor() {
        properties.put("ustack.placement.spread-weight", "0");
        assertThat(passed(rank(w -> w, used("a", 0, 4096, 0, 0), used("b", 0, 0, 0, 0))))
                .containsExactly("b", "a");
        assertThat(passed(rank(w -> w, used("a", 3, 0, 0, 0), used("b", 0, 0, 0, 0))))
                .containsExactly("b", "a");
        assertThat(passed(rank(w -> w, used("a", 0, 0, 9, 0), used("b", 0, 0, 0, 0))))
                .containsExactly("b", "a");
        assertThat(passed(rank(w -> w, used("a", 0, 0, 0, 2), used("b", 0, 0, 0, 0))))
                .containsExactly("b", "a");
        properties.put("ustack.placement.ram-weight", "-1");
        assertThat(passed(rank(w -> w, used("a", 0, 4096, 0, 0), used("b", 0, 0, 0, 0))))
                .containsExactly("a", "b");
    }

    @Test
    void equalNodesAreChosenByChanceThatCanBeRepeated() {
        NodeState[] nodes = new NodeState[50];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = node("n" + i);
        }
        assertThat(passed(rank(w -> w, nodes))).isEqualTo(passed(rank(w -> w, nodes)));
        Set<String> winners = new java.util.HashSet<>();
        for (int server = 0; server < 50; server++) {
            PlacementRequest r = new PlacementRequest(
                    "r", "s" + server, "p", 1, 1, 1, null, null, Set.of(), Map.of(), Map.of(), Map.of(), null);
            winners.add(Ranking.of(PlacementContext.of(r, NOW, settings, Map.of()), List.of(nodes), settings)
                    .best()
                    .get(0)
                    .node()
                    .name());
        }
        assertThat(winners).hasSizeGreaterThan(15);
    }

    @Test
    void weightsAddUpAndTheSummaryNamesFiltersWithCounts() {
        Ranking ranking = rank(w -> w, used("a", 0, 4096, 0, 1), node("b"), used("full", 0, 0, 100, 0));
        assertThat(ranking.summary()).isEqualTo("3 nodes considered, 2 fit; rejected by DiskFilter: 1.");
        assertThat(ranking.best().get(0).candidate().weights().values().stream()
                        .mapToDouble(d -> d)
                        .sum())
                .isCloseTo(ranking.best().get(0).weight(), org.assertj.core.data.Offset.offset(0.001));
        assertThat(rank(w -> w).summary()).isEqualTo("There are no nodes.");
    }

    @Test
    void aThousandNodesAreRankedInMilliseconds() {
        NodeState[] nodes = new NodeState[1000];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = used("n" + i, i % 60, i, i % 90, i % 7);
        }
        for (int warm = 0; warm < 50; warm++) {
            rank(w -> w, nodes);
        }
        // The processor's time, so that other work on the machine does not count.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 20; i++) {
            rank(w -> w, nodes);
        }
        Duration each = Duration.ofNanos((threads.getCurrentThreadCpuTime() - begin) / 20);
        assertThat(each).isLessThan(Duration.ofMillis(10));
    }
}
