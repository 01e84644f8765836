package org.ustack.qa.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ustack.contract.DestroyOrphan;
import org.ustack.kernel.RequestContext;
import org.ustack.platform.OperationView;
import org.ustack.platform.Operations.BeginOperation;
import org.ustack.quota.QuotaResource;

/** A request is one local transaction, however many services and persistence units it goes through. */
@ExtendWith(ArquillianExtension.class)
class TransactionsTest {

    private static final Map<QuotaResource, Long> ONE_SERVER = Map.of(QuotaResource.INSTANCES, 1L);

    @Deployment
    static WebArchive tests() {
        return TestWar.create();
    }

    /** All that a boot writes, of one project where the table knows it, else of all. */
    private record Traces(
            long quotaClaims,
            long quotaUsed,
            long ports,
            long addresses,
            long servers,
            long operations,
            long nodeClaims,
            long nodeProcessors,
            long decisions,
            long messages) {

        static Traces of(String project) {
            return new Traces(
                    Server.number("select count(*) from quota_claim where project_id = ?", project),
                    Server.number("select sum(used) from quota_usage where project_id = ?", project),
                    Server.number("select count(*) from port where project_id = ?", project),
                    Server.number("select count(*) from port_address"),
                    Server.number("select count(*) from server where project_id = ?", project),
                    Server.number("select count(*) from operation where project_id = ?", project),
                    Server.number("select count(*) from node_claim"),
                    Server.number("select sum(vcpus_used) from node"),
                    Server.number("select count(*) from placement_decision"),
                    Server.number("select count(*) from outbox_message"));
        }
    }

    @Test
    void bootThatFailsAfterItsClaimsLeavesNothing() {
        Cloud cloud = Cloud.newProject();
        // One address is the gateway's, one is free: the second of two servers finds none, with all else claimed
        // already.
        String network = cloud.network("10.77.0.0/30");
        Waiting.soon().until(() -> Server.number("select count(*) from outbox_message") == 0);
        Traces before = Traces.of(cloud.projectId());

        Cloud.Answer refused = cloud.call("POST", "/compute/v2.1/servers", cloud.bootRequest(network, 2));

        assertThat(refused.status()).as(refused.body().toString()).isBetween(400, 409);
        assertThat(refused.body().toString()).containsIgnoringCase("addresses");
        assertThat(Traces.of(cloud.projectId())).isEqualTo(before);

        String server = cloud.activeServer(network);
        Traces after = Traces.of(cloud.projectId());
        assertThat(after.servers()).isEqualTo(1);
        assertThat(after.quotaClaims()).as("instance, core, memory, port").isEqualTo(before.quotaClaims() + 4);
        assertThat(after.nodeClaims()).isEqualTo(before.nodeClaims() + 1);
        assertThat(after.decisions()).isEqualTo(before.decisions() + 1);
        assertThat(cloud.status(server)).isEqualTo("ACTIVE");
    }

    @Test
    void claimOperationAndMessageCommitTogetherOrNotAtAll() throws Exception {
        String project = UUID.randomUUID().toString();
        String holder = UUID.randomUUID().toString();

        Server.inTransaction(false, () -> claimBeginAndSend(project, holder));
        assertThat(written(project, holder)).isEqualTo("0 claimed, 0 used, 0 operations");

        OperationView[] begun = new OperationView[1];
        Server.inTransaction(true, () -> begun[0] = claimBeginAndSend(project, holder));
        assertThat(written(project, holder)).isEqualTo("1 claimed, 1 used, 1 operations");

        Server.inTransaction(true, () -> {
            Server.operations().succeed(begun[0].id(), java.util.List.of());
            Server.quota().release(holder);
        });
        assertThat(written(project, holder)).isEqualTo("0 claimed, 0 used, 1 operations");
    }

    private static OperationView claimBeginAndSend(String project, String holder) {
        Server.quota().claim(project, holder, ONE_SERVER);
        Server.outbox().send("agent.transactions-test", "req-test", new DestroyOrphan("nowhere", holder));
        return Server.operations()
                .begin(
                        RequestContext.system("req-" + holder),
                        new BeginOperation("test", holder, "create", "nowhere", Duration.ofHours(1)));
    }

    private static String written(String project, String holder) {
        return "%d claimed, %d used, %d operations"
                .formatted(
                        Server.number("select sum(amount) from quota_claim where holder = ?", holder),
                        Server.number("select sum(used) from quota_usage where project_id = ?", project),
                        Server.number("select count(*) from operation where resource_id = ?", holder));
    }

    /** The units share the transaction's connection; with one each, the second would not see what the first wrote. */
    @Test
    void nobodyElseSeesTheClaimBeforeTheCommit() throws Exception {
        String project = UUID.randomUUID().toString();
        TransactionManager transactions = Server.lookup("java:jboss/TransactionManager", TransactionManager.class);

        Server.inTransaction(false, () -> {
            Server.quota().claim(project, "holder-" + project, ONE_SERVER);
            assertThat(Server.quota()
                            .ofProject(project)
                            .get(QuotaResource.INSTANCES)
                            .used())
                    .isEqualTo(1);
            Transaction mine = transactions.suspend();
            try {
                assertThat(Server.quota()
                                .ofProject(project)
                                .get(QuotaResource.INSTANCES)
                                .used())
                        .as("in another transaction")
                        .isZero();
            } finally {
                transactions.resume(mine);
            }
        });
    }

    @Test
    void verbsThatMustJoinATransactionRefuseToWorkWithoutOne() {
        assertThatThrownBy(() -> Server.outbox().send("agent.nobody", "req-test", new DestroyOrphan("a", "b")))
                .isInstanceOf(EJBTransactionRequiredException.class);
        assertThatThrownBy(() -> Server.quota().claim("project", "holder", ONE_SERVER))
                .isInstanceOf(EJBTransactionRequiredException.class);
    }
}
