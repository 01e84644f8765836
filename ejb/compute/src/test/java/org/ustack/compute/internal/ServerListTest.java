package org.ustack.compute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.compute.internal.World.ADMIN;
import static org.ustack.compute.internal.World.OWNER;
import static org.ustack.compute.internal.World.STRANGER;
import static org.ustack.compute.internal.World.wish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ustack.compute.ServerAction;
import org.ustack.compute.ServerFilter;
import org.ustack.compute.ServerState;
import org.ustack.compute.ServerView;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.kernel.Json;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

class ServerListTest {

    private World world;

    @BeforeEach
    void open() {
        world = new World();
        world.quota.limits.replaceAll((resource, limit) -> 1_000_000L);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** A filter with the parts given by name. */
    private static ServerFilter filter(Object... parts) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("allProjects", false);
        for (int i = 0; i < parts.length; i += 2) {
            node.set((String) parts[i], Json.mapper().valueToTree(parts[i + 1]));
        }
        return Json.read(node.toString(), ServerFilter.class);
    }

    private Slice<ServerView> list(RequestContext caller, ServerFilter filter, PageRequest page) {
        return world.in(b -> b.servers.list(caller, filter, page));
    }

    private List<String> names(ServerFilter filter) {
        return list(OWNER, filter, PageRequest.first()).items().stream()
                .map(ServerView::name)
                .toList();
    }

    private String boot(String name, Map<String, String> metadata, String... tags) {
        world.passSeconds(1);
        return world.boot(wish(name, metadata, List.of(tags))).servers().get(0).id();
    }

    @Test
    void newestFirstAndOnlyTheOwnProject() {
        boot("a", Map.of());
        boot("b", Map.of());
        String gone = boot("gone", Map.of());
        world.placement.nodes.clear();
        world.nodes.lastSeen.clear();
        world.run(b -> b.servers.delete(OWNER, gone));
        assertThat(names(ServerFilter.own())).containsExactly("b", "a");
        assertThat(list(STRANGER, ServerFilter.own(), PageRequest.first()).items())
                .isEmpty();
        assertThat(list(STRANGER, filter("allProjects", true), PageRequest.first())
                        .items())
                .isEmpty();
        assertThat(list(ADMIN, filter("allProjects", true), PageRequest.first()).items())
                .hasSize(2);
        assertThat(list(ADMIN, filter("allProjects", true, "deleted", true), PageRequest.first())
                        .items())
                .extracting(ServerView::name)
                .containsExactly("gone");
        assertThat(names(filter("changesSince", world.now))).contains("gone");
        Map<ServerState, Long> counts = world.in(b -> b.servers.countByState(OWNER, false));
        assertThat(counts).isEqualTo(Map.of(ServerState.BUILDING, 2L));
    }

    @Test
    void pagesFollowEachOtherByMarkerInEveryOrder() {
        world.boot(wish("same", 7, 7));
        boot("x", Map.of());
        for (String key : List.of(
                "created_at", "display_name", "uuid", "vm_state", "host", "launched_at", "locked", "key_name")) {
            for (boolean ascending : new boolean[] {true, false}) {
                ServerFilter filter = filter("sort", List.of(Map.of("key", key, "ascending", ascending)));
                List<String> all = list(OWNER, filter, PageRequest.first()).items().stream()
                        .map(ServerView::id)
                        .toList();
                List<String> paged = new ArrayList<>();
                String marker = null;
                Slice<ServerView> page;
                do {
                    page = list(OWNER, filter, new PageRequest(3, marker));
                    page.items().forEach(server -> paged.add(server.id()));
                    marker = paged.get(paged.size() - 1);
                } while (page.more());
                assertThat(paged).as(key + ascending).isEqualTo(all).hasSize(8);
            }
        }
        assertThatThrownBy(() -> list(OWNER, ServerFilter.own(), new PageRequest(3, "nobody")))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(CommonError.MARKER_NOT_FOUND));
        assertThatThrownBy(() -> names(filter("sort", List.of(Map.of("key", "s.id; drop", "ascending", true)))))
                .isInstanceOf(CloudException.class);
    }

    @Test
    void filtersSelect() {
        String web = boot("web-1", Map.of("role", "web", "tier", "1"), "red", "big");
        String db = boot("db-1", Map.of("role", "db"), "red");
        boot("other", Map.of());
        world.booted(web);
        world.booted(db);
        world.run(b -> b.servers.change(OWNER, db, ServerAction.SOFT_REBOOT));
        assertThat(names(filter("nameRegex", "^web-[0-9]+$"))).containsExactly("web-1");
        assertThat(names(filter("nameRegex", "-1"))).containsExactly("db-1", "web-1");
        assertThat(names(filter("nameRegex", "["))).isEmpty();
        assertThat(names(filter("nameRegex", "' or '1'='1"))).isEmpty();
        assertThat(names(filter("nameRegex", "(?=x"))).isEmpty();
        assertThat(names(filter("statuses", Set.of("ACTIVE")))).containsExactly("web-1");
        assertThat(names(filter("statuses", Set.of("REBOOT")))).containsExactly("db-1");
        assertThat(names(filter("statuses", Set.of("BUILD", "reboot")))).containsExactly("other", "db-1");
        assertThat(names(filter("statuses", Set.of("NONSENSE")))).isEmpty();
        assertThat(names(filter("vmStates", Set.of("active")))).containsExactly("db-1", "web-1");
        assertThat(names(filter("metadata", Map.of("role", "web", "tier", "1"))))
                .containsExactly("web-1");
        assertThat(names(filter("metadata", Map.of("role", "web", "tier", "2"))))
                .isEmpty();
        assertThat(names(filter("tagsAll", List.of("red", "big")))).containsExactly("web-1");
        assertThat(names(filter("tagsAny", List.of("big", "x")))).containsExactly("web-1");
        assertThat(names(filter("notTagsAll", List.of("red", "big")))).containsExactly("other", "db-1");
        assertThat(names(filter("notTagsAny", List.of("red", "big")))).containsExactly("other");
        assertThat(names(filter("ids", Set.of(web)))).containsExactly("web-1");
        assertThat(names(filter("ip", "^" + Fakes.Ports.address(db).replace(".", "\\.") + "$")))
                .contains("db-1");
        assertThat(names(filter("ip", "^192\\."))).isEmpty();
        assertThat(names(filter("imageId", "image-1", "flavorId", "f1", "locked", false)))
                .hasSize(3);
        assertThat(names(filter("node", "node-9"))).isEmpty();
    }

    @Test
    void literalAndRegularPatternsAreToldApart() {
        for (String regex : List.of("web", "^a.*b$", "a|b", "服务器", "x\\.y", "[0-9]+")) {
            assertThat(ServerQuery.usable(regex)).as(regex).isTrue();
        }
        for (String literal : List.of("[", "(", "*", "(?i)x", "a{1,999}", "\\Q", "x\\")) {
            assertThat(ServerQuery.usable(literal)).as(literal).isFalse();
        }
    }

    @Test
    void pageCostsFewStatementsAndMakesNoEntities() {
        world.boot(wish("s", 50, 50));
        String marker = list(OWNER, ServerFilter.own(), new PageRequest(5, null))
                .items()
                .get(4)
                .id();
        world.run(b -> {
            Statistics statistics =
                    b.em.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
            statistics.setStatisticsEnabled(true);
            statistics.clear();
            b.servers.list(OWNER, ServerFilter.own(), new PageRequest(20, marker));
            assertThat(statistics.getPrepareStatementCount()).isEqualTo(2);
            assertThat(statistics.getEntityLoadCount()).isZero();
            statistics.clear();
            b.servers.get(OWNER, marker);
            assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
        });
    }

    @Test
    void pageOfAThousandAmongTenThousandIsQuick() {
        String template = boot("template", Map.of("a", "b"));
        copyRows(template, 10_000);
        for (int i = 0; i < 5; i++) {
            list(OWNER, ServerFilter.own(), PageRequest.first());
        }
        long begin = System.nanoTime();
        Slice<ServerView> page = list(OWNER, ServerFilter.own(), PageRequest.first());
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.println("page of 1,000 of 10,000: " + took);
        assertThat(page.items()).hasSize(1000);
        assertThat(page.more()).isTrue();
        assertThat(took).isLessThan(Duration.ofMillis(400));
        String marker = page.items().get(999).id();
        assertThat(list(OWNER, ServerFilter.own(), new PageRequest(1000, marker))
                        .items())
                .hasSize(1000);
    }

    private void copyRows(String template, int count) {
        try (var connection = world.database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            List<String> columns = new ArrayList<>();
            try (var row = statement.executeQuery("select * from server where id = '" + template + "'")) {
                for (int c = 1; c <= row.getMetaData().getColumnCount(); c++) {
                    String name = row.getMetaData().getColumnName(c).toLowerCase();
                    if (!Set.of("number", "id").contains(name)) {
                        columns.add(name);
                    }
                }
            }
            String names = String.join(", ", columns);
            try (var insert = connection.prepareStatement("insert into server (number, id, " + names
                    + ") select next value for server_seq, ?, " + names + " from server where id = ?")) {
                for (int i = 0; i < count; i++) {
                    insert.setString(1, world.ids.uuid());
                    insert.setString(2, template);
                    insert.executeUpdate();
                }
                connection.commit();
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
