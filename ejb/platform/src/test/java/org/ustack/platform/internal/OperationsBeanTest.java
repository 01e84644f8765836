package org.ustack.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ustack.contract.StepTiming;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.platform.OperationState;
import org.ustack.platform.OperationView;
import org.ustack.platform.Operations.BeginOperation;
import org.ustack.platform.PlatformError;
import org.ustack.platform.StepView;
import org.ustack.sql.TestDatabase;

class OperationsBeanTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.open("platform");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void anOperationRunsUntilItsEndIsReportedOnce() {
        OperationView begun = with(o -> o.begin(caller("req-1"), begin("server-1", "create")));

        assertThat(begun.running()).isTrue();
        assertThat(begun.deadline()).isEqualTo(NOW.plusSeconds(60));
        assertThat(OperationsBeanTest.<Optional<OperationView>>with(o -> o.running("server", "server-1")))
                .contains(begun);

        List<StepTiming> steps = List.of(new StepTiming("disk", NOW, NOW.plusMillis(5), "overlay"));
        assertThat(OperationsBeanTest.<Boolean>with(o -> o.succeed(begun.id(), steps)))
                .isTrue();
        assertThat(OperationsBeanTest.<Boolean>with(o -> o.succeed(begun.id(), steps)))
                .as("a repeat changes nothing")
                .isFalse();
        assertThat(OperationsBeanTest.<Boolean>with(o -> o.fail(begun.id(), "X", "late", List.of())))
                .isFalse();

        assertThat(OperationsBeanTest.<Optional<OperationView>>with(o -> o.find(begun.id()))
                        .orElseThrow()
                        .state())
                .isEqualTo(OperationState.SUCCEEDED);
        assertThat(OperationsBeanTest.<Optional<OperationView>>with(o -> o.running("server", "server-1")))
                .isEmpty();
        assertThat(OperationsBeanTest.<List<StepView>>with(o -> o.steps(begun.id())))
                .extracting(StepView::name)
                .containsExactly("disk");
    }

    @Test
    void aResourceHasOneRunningOperationAtMost() {
        with(o -> o.begin(caller("req-2"), begin("server-2", "stop")));

        assertThatThrownBy(() -> with(o -> o.begin(caller("req-3"), begin("server-2", "start"))))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(PlatformError.OPERATION_RUNNING))
                .hasMessageContaining("stop");
    }

    @Test
    void aRetryMovesTheDeadlineAndTheOwner() {
        OperationView begun = with(o -> o.begin(caller("req-4"), begin("server-4", "create")));
        List<StepTiming> failed =
                List.of(new StepTiming("image", NOW, NOW, null), new StepTiming("disk", NOW, NOW, "no space"));

        OperationView again = with(o -> o.retry(begun.id(), "node-2", Duration.ofSeconds(90), failed))
                .orElseThrow();

        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.node()).isEqualTo("node-2");
        assertThat(again.deadline()).isEqualTo(NOW.plusSeconds(90));
        assertThat(OperationsBeanTest.<List<StepView>>with(o -> o.steps(begun.id())))
                .extracting(StepView::outcome)
                .containsExactly("Success", "Error");
    }

    @Test
    void historyIsPagedByTheRequestIdNewestFirst() {
        for (int i = 0; i < 3; i++) {
            String request = "req-h" + i;
            with(o -> o.recordDone(caller(request), begin("server-5", "lock")));
        }

        var first = with(o -> o.history("server-5", new PageRequest(2, null)));
        assertThat(first.items()).extracting(OperationView::requestId).containsExactly("req-h2", "req-h1");
        assertThat(first.more()).isTrue();
        var rest = with(o -> o.history("server-5", new PageRequest(2, "req-h1")));
        assertThat(rest.items()).extracting(OperationView::requestId).containsExactly("req-h0");
        assertThat(rest.more()).isFalse();
    }

    @Test
    void theLatestOfAProjectAreItsOwnNewestFirst() {
        for (int i = 0; i < 3; i++) {
            RequestContext member = new RequestContext(
                    "req-p" + i,
                    "u",
                    "u",
                    "default",
                    i == 1 ? "project-b" : "project-a",
                    null,
                    false,
                    java.util.Set.of("member"));
            String server = "server-p" + i;
            with(o -> o.recordDone(member, begin(server, "lock")));
        }

        List<OperationView> latest = database.inTransaction(em -> {
            OperationHistoryBean history = new OperationHistoryBean();
            history.em = em;
            return history.latest("project-a", 5);
        });

        assertThat(latest).extracting(OperationView::resourceId).containsExactly("server-p2", "server-p0");
    }

    private static BeginOperation begin(String server, String action) {
        return new BeginOperation("server", server, action, "node-1", Duration.ofSeconds(60));
    }

    private static RequestContext caller(String requestId) {
        return RequestContext.system(requestId);
    }

    private static <T> T with(Function<OperationsBean, T> work) {
        return database.inTransaction(em -> {
            OperationsBean operations = new OperationsBean();
            operations.em = em;
            operations.clock = Clock.fixed(NOW, ZoneOffset.UTC);
            operations.ids = Ids.random();
            return work.apply(operations);
        });
    }
}
