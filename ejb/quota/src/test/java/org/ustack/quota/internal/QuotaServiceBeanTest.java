package org.ustack.quota.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.quota.QuotaResource.CORES;
import static org.ustack.quota.QuotaResource.INSTANCES;
import static org.ustack.quota.QuotaResource.NETWORKS;
import static org.ustack.quota.QuotaResource.RAM;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.Settings;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;
import org.ustack.quota.QuotaService.QuotaView;
import org.ustack.sql.TestDatabase;

class QuotaServiceBeanTest {

    private static TestDatabase database;

    private final String project = Ids.random().hex();

    @BeforeAll
    static void open() {
        database = TestDatabase.open("quota");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void aBootClaimsAllThreeAndItsReleaseIsExactAndRepeatable() {
        run(quota -> quota.claim(project, "server-1", Map.of(INSTANCES, 1L, CORES, 4L, RAM, 2048L)));
        run(quota -> quota.claim(project, "server-1", Map.of(CORES, 2L)));

        assertThat(used(CORES)).isEqualTo(6);
        run(quota -> quota.release("server-1"));
        run(quota -> quota.release("server-1"));

        assertThat(used(INSTANCES)).isZero();
        assertThat(used(CORES)).isZero();
        assertThat(used(RAM)).isZero();
        assertThat(claimed(CORES)).isZero();
    }

    @Test
    void whatDoesNotFitIsRefusedWholeAndNamesAllThatDoNot() {
        run(quota -> quota.claim(project, "a", Map.of(CORES, 18L)));

        assertThatThrownBy(() -> run(quota -> quota.claim(project, "b", Map.of(INSTANCES, 1L, CORES, 3L, RAM, 99999L))))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.code()).isEqualTo(QuotaError.EXCEEDED);
                    assertThat(e.arguments())
                            .containsEntry("resources", List.of("cores", "ram"))
                            .containsEntry("resource", "cores")
                            .containsEntry("requested", 3L)
                            .containsEntry("used", 18L)
                            .containsEntry("limit", 20L);
                });
        assertThat(used(INSTANCES)).isZero();
        assertThat(used(CORES)).isEqualTo(18);
    }

    @Test
    void aPartIsGivenBackAndNeverMoreThanWasClaimed() {
        run(quota -> quota.claim(project, "c", Map.of(CORES, 5L, RAM, 10L)));

        run(quota -> quota.release("c", Map.of(CORES, 2L)));
        assertThat(used(CORES)).isEqualTo(3);
        run(quota -> quota.release("c", Map.of(CORES, 99L)));
        assertThat(used(CORES)).isZero();
        assertThat(used(RAM)).isEqualTo(10);
    }

    @Test
    void limitsOfAProjectWinOverStoredDefaultsAndThoseOverSettings() {
        assertThat(view(NETWORKS).limit()).isEqualTo(7);
        run(quota -> quota.setDefaults(Map.of(NETWORKS, 8L)));
        assertThat(view(NETWORKS).limit()).isEqualTo(8);

        run(quota -> quota.setLimits(project, Map.of(NETWORKS, -1L), false));
        assertThat(view(NETWORKS).limit()).isEqualTo(-1);
        run(quota -> quota.claim(project, "many", Map.of(NETWORKS, 1_000_000L)));
        assertThat(ask(QuotaService::ofProjectsWithLimits).get(project).get(NETWORKS))
                .isEqualTo(new QuotaView(-1, 1_000_000));

        assertThatThrownBy(() -> run(quota -> quota.setLimits(project, Map.of(NETWORKS, 3L), false)))
                .hasMessage("Quota limit 3 for network must be greater than or equal to already used and reserved 1000000.");
        run(quota -> quota.setLimits(project, Map.of(NETWORKS, 3L), true));
        assertThat(view(NETWORKS)).isEqualTo(new QuotaView(3, 1_000_000));
        run(quota -> quota.resetLimits(project, "compute"));
        assertThat(view(NETWORKS).limit()).isEqualTo(3);
        run(quota -> quota.resetLimits(project, "network"));
        assertThat(view(NETWORKS).limit()).isEqualTo(8);
        run(quota -> quota.resetLimits(project, "image"));
        assertThatThrownBy(() -> run(quota -> quota.setLimits(project, Map.of(NETWORKS, -2L), true)))
                .hasMessage("Quota limit -2 for network must be -1 or greater.");
    }

    @Test
    void underParallelClaimsAndReleasesTheLimitHoldsAndTheSumOfClaimsIsTheUse() throws Exception {
        run(quota -> quota.setLimits(project, Map.of(INSTANCES, 40L, CORES, 60L), false));
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String holder = project + "-" + i;
                boolean goesAgain = i % 4 == 0;
                answers.add(pool.submit(() -> claimed(holder, goesAgain)));
            }
            int staying = 0;
            for (int i = 0; i < answers.size(); i++) {
                staying += answers.get(i).get() && i % 4 != 0 ? 1 : 0;
            }
            assertThat(used(INSTANCES)).isEqualTo(staying).isEqualTo(claimed(INSTANCES)).isBetween(1L, 40L);
            assertThat(used(CORES)).isEqualTo(2L * staying).isEqualTo(claimed(CORES)).isLessThanOrEqualTo(60);
        } finally {
            pool.shutdownNow();
        }
    }

    private boolean claimed(String holder, boolean goesAgain) {
        try {
            run(quota -> quota.claim(project, holder, Map.of(CORES, 2L, INSTANCES, 1L)));
        } catch (CloudException e) {
            assertThat(e.code()).isEqualTo(QuotaError.EXCEEDED);
            return false;
        }
        if (goesAgain) {
            run(quota -> quota.release(holder));
        }
        return true;
    }

    private QuotaView view(QuotaResource resource) {
        return ask(quota -> quota.ofProject(project)).get(resource);
    }

    private long used(QuotaResource resource) {
        return view(resource).used();
    }

    private long claimed(QuotaResource resource) {
        return database.inTransaction(em -> ((Number) em.createNativeQuery(
                                "select coalesce(sum(amount), 0) from quota_claim where project_id = ?1 and resource = ?2")
                        .setParameter(1, project)
                        .setParameter(2, resource.name())
                        .getSingleResult())
                .longValue());
    }

    private static void run(Consumer<QuotaService> work) {
        database.run(em -> work.accept(bean(em)));
    }

    private static <T> T ask(Function<QuotaService, T> question) {
        return database.inTransaction(em -> question.apply(bean(em)));
    }

    private static QuotaService bean(EntityManager em) {
        QuotaServiceBean bean = new QuotaServiceBean();
        bean.em = em;
        bean.settings = new Settings(Map.of("ustack.quota.network", "7")::get, name -> null);
        return bean;
    }
}
