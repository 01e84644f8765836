package org.ustack.placement.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.contract.NodeInventory;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;
import org.ustack.placement.PlacementService.PlacementRequest;
import org.ustack.placement.ResourceProviderService.Allocation;
import org.ustack.placement.ResourceProviderService.Inventory;
import org.ustack.placement.ResourceProviderService.Provider;
import org.ustack.placement.ResourceProviderService.Usage;
import org.ustack.sql.TestDatabase;

/** Nodes and claims in the words of the placement API. */
class ResourceProviderServiceBeanTest {

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Settings SETTINGS = new Settings(name -> null, name -> null);
    private static TestDatabase database;

    private final NodeSnapshot snapshot = new NodeSnapshot();

    @BeforeAll
    static void open() {
        database = TestDatabase.open("placement");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void oneNode() {
        database.run(em -> {
            em.createQuery("delete from NodeClaim").executeUpdate();
            em.createQuery("delete from PlacementDecision").executeUpdate();
            em.createQuery("delete from Node").executeUpdate();
        });
        report(4, NOW);
    }

    private void report(int cpus, Instant takenAt) {
        NodeInventory inventory = new NodeInventory(
                "a",
                "agent-1",
                NOW.minusSeconds(100),
                takenAt,
                new NodeInventory.NodeFacts("QEMU", 7002000, "192.0.2.1", "x86_64", "EPYC", cpus, 8192, 0, 0, 0, null),
                List.of());
        database.run(em -> directory(em).report(inventory));
    }

    private NodeDirectoryBean directory(EntityManager em) {
        NodeDirectoryBean bean = new NodeDirectoryBean();
        bean.em = em;
        bean.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        bean.ids = Ids.random();
        bean.settings = SETTINGS;
        bean.snapshot = snapshot;
        return bean;
    }

    private PlacementServiceBean placement(EntityManager em) {
        PlacementServiceBean bean = new PlacementServiceBean();
        bean.em = em;
        bean.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        bean.ids = Ids.random();
        bean.settings = SETTINGS;
        bean.snapshot = snapshot;
        return bean;
    }

    private void place(String server) {
        database.run(em -> placement(em)
                .place(new PlacementRequest(
                        "req-1", server, "p", 2, 512, 0, null, null, Set.of(), Map.of(), Map.of(), Map.of(), null)));
    }

    private <T> T ask(Function<ResourceProviderServiceBean, T> question) {
        return database.inTransaction(em -> {
            ResourceProviderServiceBean bean = new ResourceProviderServiceBean();
            bean.em = em;
            bean.settings = SETTINGS;
            return question.apply(bean);
        });
    }

    private Provider node() {
        List<Provider> all = ask(ResourceProviderServiceBean::all);
        assertThat(all).hasSize(1);
        Optional<Provider> alone = ask(bean -> bean.find(all.get(0).id()));
        assertThat(alone).contains(all.get(0));
        return all.get(0);
    }

    @Test
    void aNodeIsAProviderOfWhatItHas() {
        place("s1");
        assertThat(node().inventories())
                .isEqualTo(Map.of(
                        "VCPU", new Inventory(4, 2, 16.0, 4),
                        "MEMORY_MB", new Inventory(8192, 512, 1.5, 8192)));
        assertThat(node().traits()).containsExactly("COMPUTE_NODE", "CUSTOM_HYPERVISOR_QEMU", "HW_ARCH_X86_64");
        database.run(em -> directory(em).setEnabled("a", false, "broken"));
        assertThat(node().traits()).contains("COMPUTE_STATUS_DISABLED");
        Optional<Provider> nobody = ask(bean -> bean.find("nobody"));
        assertThat(nobody).isEmpty();
    }

    @Test
    void theGenerationGoesUpWithChangesOnly() {
        long first = node().generation();
        report(4, NOW.plusSeconds(1));
        assertThat(node().generation()).as("the same again").isEqualTo(first);
        report(8, NOW.plusSeconds(2));
        assertThat(node().generation()).as("more processors").isGreaterThan(first);
        long second = node().generation();
        place("s1");
        assertThat(node().generation()).as("a claim").isGreaterThan(second);
        long third = node().generation();
        database.run(em -> placement(em).release("s1"));
        assertThat(node().generation()).as("its return").isGreaterThan(third);
    }

    @Test
    void claimsAreAllocations() {
        place("s1");
        place("s2");
        String id = node().id();
        List<Allocation> onNode = ask(bean -> bean.allocationsOn(id));
        assertThat(onNode).extracting(Allocation::serverId).containsExactly("s1", "s2");
        List<Allocation> ofServer = ask(bean -> bean.allocationsOf("s1"));
        assertThat(ofServer).singleElement().satisfies(allocation -> {
            assertThat(allocation.providerId()).isEqualTo(id);
            assertThat(allocation.resources()).isEqualTo(Map.of("VCPU", 2L, "MEMORY_MB", 512L));
            assertThat(allocation.generation()).isEqualTo(1);
        });
        List<Allocation> ofNobody = ask(bean -> bean.allocationsOf("s3"));
        assertThat(ofNobody).isEmpty();
        Usage usage = ask(bean -> bean.usageOf(List.of("s1", "s2", "s3")));
        assertThat(usage.resources()).isEqualTo(Map.of("VCPU", 4L, "MEMORY_MB", 1024L));
        assertThat(usage.servers()).isEqualTo(2);
        Usage none = ask(bean -> bean.usageOf(List.of()));
        assertThat(none.servers()).isZero();
    }
}
