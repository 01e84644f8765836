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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.kernel.Settings;
import org.ustack.placement.PlacementDecisionView.Rejection;
import org.ustack.placement.PlacementService.GroupRule;
import org.ustack.placement.PlacementService.PlacementRequest;

/** What aggregates' metadata and server groups mean for the choice. */
class GroupAndAggregateRankingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Map<String, String> properties = new HashMap<>();
    private final Settings settings = new Settings(properties::get, name -> null);

    private static NodeState node(String name, int memoryUsed, Map<String, Set<String>> metadata) {
        return new NodeState(
                        "id-" + name,
                        name,
                        "agent",
                        "nova",
                        "QEMU",
                        1,
                        "x86_64",
                        null,
                        true,
                        NOW,
                        8,
                        0,
                        8192,
                        memoryUsed,
                        100,
                        0,
                        0,
                        false)
                .inAggregates(metadata);
    }

    private static NodeState node(String name) {
        return node(name, 0, Map.of());
    }

    private Ranking rank(Map<String, String> specs, Map<String, String> image, GroupRule group, NodeState... nodes) {
        PlacementRequest request =
                new PlacementRequest("r", "s", "p", 1, 64, 1, null, null, Set.of(), specs, image, Map.of(), group);
        return Ranking.of(PlacementContext.of(request, NOW, settings, Map.of()), List.of(nodes), settings);
    }

    private static List<String> passed(Ranking ranking) {
        return ranking.best().stream().map(ranked -> ranked.node().name()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "TRUE, true",
        "s== true, true",
        "s!= true, false",
        "<in> ru, true",
        "<or> no <or> true, true",
        "<or> no <or> tru, false",
        "<all-in> t r e, true",
        "<all-in> t x, false",
        "s>= a, true",
        "s< a, false",
        "s> true, false",
        "s<= true, true",
        "= 3, false",
        "~ true, false"
    })
    void extraSpecsAreComparedWithAnAggregatesValue(String wanted, boolean fits) {
        Ranking ranking = rank(
                Map.of("aggregate_instance_extra_specs:ssd", wanted),
                Map.of(),
                null,
                node("a", 0, Map.of("ssd", Set.of("true"))));
        assertThat(passed(ranking)).hasSize(fits ? 1 : 0);
    }

    @Test
    void oneOfTheValuesIsEnoughAndNumbersAreCompared() {
        Map<String, String> specs = Map.of("aggregate_instance_extra_specs:disks", ">= 4");
        Ranking ranking = rank(
                specs,
                Map.of(),
                null,
                node("few", 0, Map.of("disks", Set.of("2", "3"))),
                node("many", 0, Map.of("disks", Set.of("2", "12"))),
                node("none"));
        assertThat(passed(ranking)).containsExactly("many");
        assertThat(ranking.examples())
                .contains(new Rejection("none", "AggregateExtraSpecsFilter", "no aggregate has disks, wanted >= 4"));
        assertThat(passed(rank(Map.of("disks", ">= 4", "hw:disks", "x"), Map.of(), null, node("none"))))
                .as("specs without the prefix are not about aggregates")
                .containsExactly("none");
    }

    @Test
    void nodesKeptForProjectsTakeNoOthers() {
        Ranking ranking = rank(
                Map.of(),
                Map.of(),
                null,
                node("theirs", 0, Map.of("filter_tenant_id", Set.of("q", "r"))),
                node("ours", 0, Map.of("filter_tenant_id", Set.of("q"), "filter_tenant_id_2", Set.of("p"))),
                node("free"));
        assertThat(passed(ranking)).containsExactlyInAnyOrder("ours", "free");
        assertThat(ranking.examples())
                .containsExactly(
                        new Rejection("theirs", "AggregateMultiTenancyIsolation", "is kept for other projects"));
    }

    @Test
    void nodesKeptForImagesTakeNoOthers() {
        NodeState windows = node("windows", 0, Map.of("os_distro", Set.of("windows")));
        Ranking ranking = rank(Map.of(), Map.of("os_distro", "debian", "x", "y"), null, windows, node("free"));
        assertThat(passed(ranking)).containsExactly("free");
        assertThat(ranking.examples())
                .containsExactly(new Rejection(
                        "windows",
                        "AggregateImagePropertiesIsolation",
                        "takes images with os_distro windows, this one has debian"));
        assertThat(passed(rank(Map.of(), Map.of("x", "y"), null, windows)))
                .as("image says nothing")
                .hasSize(1);
    }

    @Test
    void affinityStaysWhereTheGroupIs() {
        GroupRule empty = new GroupRule(GroupRule.Policy.AFFINITY, 1, Map.of());
        assertThat(passed(rank(Map.of(), Map.of(), empty, node("a"), node("b"))))
                .hasSize(2);
        GroupRule there = new GroupRule(GroupRule.Policy.AFFINITY, 1, Map.of("id-b", 3));
        Ranking ranking = rank(Map.of(), Map.of(), there, node("a"), node("b"));
        assertThat(passed(ranking)).containsExactly("b");
        assertThat(ranking.rejections()).isEqualTo(Map.of("ServerGroupAffinityFilter", 1));
    }

    @Test
    void antiAffinityCountsUpToWhatTheGroupAllows() {
        GroupRule one = new GroupRule(GroupRule.Policy.ANTI_AFFINITY, 1, Map.of("id-a", 1));
        Ranking ranking = rank(Map.of(), Map.of(), one, node("a"), node("b"));
        assertThat(passed(ranking)).containsExactly("b");
        assertThat(ranking.examples())
                .containsExactly(new Rejection(
                        "a", "ServerGroupAntiAffinityFilter", "has 1 servers of the group, allowed are 1"));
        GroupRule two = new GroupRule(GroupRule.Policy.ANTI_AFFINITY, 2, Map.of("id-a", 1, "id-b", 2));
        assertThat(passed(rank(Map.of(), Map.of(), two, node("a"), node("b")))).containsExactly("a");
    }

    @Test
    void softPoliciesPreferAndDoNotForbid() {
        GroupRule together = new GroupRule(GroupRule.Policy.SOFT_AFFINITY, 1, Map.of("id-b", 2));
        assertThat(passed(rank(Map.of(), Map.of(), together, node("a"), node("b"))))
                .containsExactly("b", "a");
        GroupRule apart = new GroupRule(GroupRule.Policy.SOFT_ANTI_AFFINITY, 1, Map.of("id-b", 2));
        Ranking ranking = rank(Map.of(), Map.of(), apart, node("a"), node("b"));
        assertThat(passed(ranking)).containsExactly("a", "b");
        assertThat(ranking.best().get(0).candidate().weights()).containsEntry("SoftAntiAffinityWeigher", 1.0);
        assertThat(rank(Map.of(), Map.of(), null, node("a"))
                        .best()
                        .get(0)
                        .candidate()
                        .weights())
                .doesNotContainKeys("SoftAffinityWeigher", "SoftAntiAffinityWeigher");
    }

    @Test
    void aggregateSaysHowMuchAWeigherCountsOnItsNodes() {
        NodeState full = node("full", 4096, Map.of());
        NodeState empty = node("empty", 0, Map.of("ram_weight_multiplier", Set.of("-2.0", "3", "much")));
        assertThat(passed(rank(Map.of(), Map.of(), null, full, empty))).containsExactly("full", "empty");
        NodeState plain = node("empty", 0, Map.of("ram_weight_multiplier", Set.of("much")));
        assertThat(passed(rank(Map.of(), Map.of(), null, full, plain))).containsExactly("empty", "full");
    }

    @Test
    void metadataOfSeveralAggregatesIsMerged() {
        AggregateFacts facts = new AggregateFacts();
        facts.item(1, "k", "a, b");
        facts.item(2, "k", "c");
        facts.item(2, "l", "d");
        for (String node : List.of("n1", "n2")) {
            facts.member(node, 1);
            facts.member(node, 2);
        }
        facts.member("n3", 2);
        assertThat(facts.of("n1")).isEqualTo(Map.of("k", Set.of("a", "b", "c"), "l", Set.of("d")));
        assertThat(facts.of("n2")).isSameAs(facts.of("n1"));
        assertThat(facts.of("n3")).isEqualTo(Map.of("k", Set.of("c"), "l", Set.of("d")));
        assertThat(facts.of("n4")).isEmpty();
    }

    @Test
    void aThousandNodesInAggregatesAreRankedInMilliseconds() {
        NodeState[] nodes = new NodeState[1000];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = node(
                    "n" + i,
                    i,
                    Map.of(
                            "ssd",
                            Set.of("true"),
                            "availability_zone",
                            Set.of("az" + i % 3),
                            "rack",
                            Set.of("r" + i % 40)));
        }
        Map<String, String> specs = Map.of("aggregate_instance_extra_specs:ssd", "<or> true <or> yes");
        GroupRule group = new GroupRule(GroupRule.Policy.ANTI_AFFINITY, 1, Map.of("id-n1", 1, "id-n2", 1));
        Map<String, String> image = Map.of("os_distro", "debian");
        for (int warm = 0; warm < 50; warm++) {
            rank(specs, image, group, nodes);
        }
        // The processor's time, so that other work on the machine does not count.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 20; i++) {
            rank(specs, image, group, nodes);
        }
        Duration each = Duration.ofNanos((threads.getCurrentThreadCpuTime() - begin) / 20);
        System.out.println("ranking of 1,000 nodes in aggregates: " + each);
        assertThat(each).isLessThan(Duration.ofMillis(10));
    }
}
