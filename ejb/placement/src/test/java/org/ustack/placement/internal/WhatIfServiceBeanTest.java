package org.ustack.placement.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ustack.contract.NodeInventory;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;
import org.ustack.placement.PlacementChange.Kind;
import org.ustack.placement.PlacementService.PlacementRequest;
import org.ustack.placement.WhatIfService.Answer;
import org.ustack.sql.TestDatabase;

/** The experiment beside the real thing, on a database. */
class WhatIfServiceBeanTest {

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Settings SETTINGS = new Settings(name -> null, name -> null);
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.open("placement");
        database.run(em -> {
            em.createQuery("delete from NodeClaim").executeUpdate();
            em.createQuery("delete from PlacementDecision").executeUpdate();
            em.createQuery("delete from Node").executeUpdate();
            NodeDirectoryBean directory = new NodeDirectoryBean();
            directory.em = em;
            directory.clock = Clock.fixed(NOW, ZoneOffset.UTC);
            directory.ids = Ids.random();
            directory.settings = SETTINGS;
            directory.snapshot = new NodeSnapshot();
            directory.report(inventory("a"));
            directory.report(inventory("b"));
            directory.setEnabled("b", false, "broken fan");
        });
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static NodeInventory inventory(String node) {
        return new NodeInventory(
                node,
                "agent-1",
                NOW.minusSeconds(100),
                NOW,
                new NodeInventory.NodeFacts("QEMU", 7002000, "192.0.2.1", "x86_64", "EPYC", 4, 8192, 0, 100, 100, null),
                List.of());
    }

    private static PlacementRequest request(String server) {
        return new PlacementRequest(
                "req-1", server, "p", 1, 4096, 1, null, null, Set.of(), Map.of(), Map.of(), Map.of(), null);
    }

    private static WhatIfServiceBean whatIf(EntityManager em) {
        WhatIfServiceBean bean = new WhatIfServiceBean();
        bean.em = em;
        bean.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        bean.settings = SETTINGS;
        return bean;
    }

    private static PlacementServiceBean placement(EntityManager em) {
        PlacementServiceBean bean = new PlacementServiceBean();
        bean.em = em;
        bean.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        bean.ids = Ids.random();
        bean.settings = SETTINGS;
        bean.snapshot = new NodeSnapshot();
        return bean;
    }

    @Test
    void saysWhatThenHappensAndClaimsNothing() {
        // 8192 MiB and the ratio 1.5: three servers of 4096 MiB on the one node in service.
        Answer answer = database.inTransaction(em -> whatIf(em).ask(request("none"), 4));
        assertThat(answer.fitting()).isEqualTo(3);
        assertThat(answer.rejections()).containsEntry("EnabledFilter", 1).containsEntry("RamFilter", 1);
        assertThat(answer.proposals().get(0).changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.ENABLE_NODE);
            assertThat(change.node()).isEqualTo("b");
        });
        assertThat(count("NodeClaim") + count("PlacementDecision")).isZero();
        for (int i = 0; i < 4; i++) {
            String server = "s" + i;
            boolean placed = database.inTransaction(
                            em -> placement(em).place(request(server)).node())
                    .isPresent();
            assertThat(placed).as(server).isEqualTo(i < 3);
        }
    }

    @Test
    void asksForABoundedNumberOfServers() {
        for (int servers : new int[] {0, 1001}) {
            assertThatThrownBy(() -> database.inTransaction(em -> whatIf(em).ask(request("none"), servers)))
                    .isInstanceOf(CloudException.class);
        }
    }

    private static long count(String entity) {
        return database.inTransaction(em -> em.createQuery("select count(e) from " + entity + " e", Long.class)
                .getSingleResult());
    }
}
