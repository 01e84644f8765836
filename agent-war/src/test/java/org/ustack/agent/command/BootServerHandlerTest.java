package org.ustack.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.agent.Fixtures.CLOCK;
import static org.ustack.agent.Fixtures.OPERATION;
import static org.ustack.agent.Fixtures.SERVER;
import static org.ustack.agent.Fixtures.boot;
import static org.ustack.agent.Fixtures.expired;
import static org.ustack.agent.Fixtures.operation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerBootFailed;
import org.ustack.contract.ServerBooted;
import org.ustack.hypervisor.DomainStamp;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.HypervisorException.Cause;

/** Observed state by stamp by deadline: what a boot command does, and what it says. */
class BootServerHandlerTest {

    private static final DomainStamp BEGUN = new DomainStamp(OPERATION, 3);
    private static final DomainStamp DONE = new DomainStamp(OPERATION, 4);

    @TempDir
    Path state;

    private final FakeHypervisor hypervisor = new FakeHypervisor();
    private final FakeNode node = new FakeNode();
    private final DeletedServers deleted = new DeletedServers(CLOCK);
    private BootServerHandler handler;

    @BeforeEach
    void setUp() {
        handler = new BootServerHandler(hypervisor, node, new InstanceStore(state), deleted, CLOCK);
    }

    @Test
    void nothingThereIsBooted() throws Exception {
        assertBooted(handler.handle(boot(operation(4))));
        assertThat(hypervisor.verbs).containsExactly("define", "start", "stamp");
        assertThat(hypervisor.defined.stamp()).as("under way, not done").isEqualTo(BEGUN);
        assertThat(hypervisor.stamp(SERVER)).isEqualTo(DONE);
        assertThat(node.plugged).containsExactly("a1b2c3d4e5f6");
    }

    @Test
    void theSecondDeliverySaysTheSameAndTouchesNothing() throws Exception {
        Optional<AgentEvent> first = handler.handle(boot(operation(4)));
        hypervisor.verbs.clear();
        ServerBooted again = assertBooted(handler.handle(boot(operation(4))));
        assertThat(again.operation()).isEqualTo(((ServerBooted) first.orElseThrow()).operation());
        assertThat(hypervisor.verbs).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Power.class,
            names = {"OFF", "PAUSED", "SAVED", "CRASHED"})
    void aBootThatWasDoneIsNotRepeatedWhateverTheGuestDidSince(Power power) throws Exception {
        hypervisor.put(SERVER, power, DONE);
        ServerBooted event = (ServerBooted) handler.handle(boot(operation(4))).orElseThrow();
        assertThat(event.power()).isEqualTo(Powers.of(power));
        assertThat(hypervisor.verbs).isEmpty();
    }

    @Test
    void aCrashAfterDefineIsContinued() throws Exception {
        hypervisor.put(SERVER, Power.OFF, BEGUN);
        assertBooted(handler.handle(boot(operation(4))));
        assertThat(hypervisor.verbs).containsExactly("define", "start", "stamp");
    }

    @Test
    void aCrashAfterStartIsOnlyStamped() throws Exception {
        hypervisor.put(SERVER, Power.RUNNING, BEGUN);
        assertBooted(handler.handle(boot(operation(4))));
        assertThat(hypervisor.verbs).containsExactly("stamp");
    }

    @Test
    void aCrashAfterStartIsReportedEvenPastTheDeadline() throws Exception {
        hypervisor.put(SERVER, Power.RUNNING, BEGUN);
        assertBooted(handler.handle(boot(expired(4))));
    }

    @Test
    void anEarlierAttemptThatRunsIsAdopted() throws Exception {
        hypervisor.put(SERVER, Power.RUNNING, new DomainStamp("earlier", 1));
        assertBooted(handler.handle(boot(operation(4))));
        assertThat(hypervisor.verbs).containsExactly("stamp");
        assertThat(hypervisor.stamp(SERVER)).isEqualTo(DONE);
    }

    @ParameterizedTest
    @EnumSource(Power.class)
    void aCommandOlderThanTheStampIsDropped(Power power) throws Exception {
        hypervisor.put(SERVER, power, new DomainStamp("later", 5));
        assertThat(handler.handle(boot(operation(4)))).isEmpty();
        assertThat(hypervisor.verbs).isEmpty();
    }

    @Test
    void aBootThatComesAgainAfterTheDeletionIsDropped() throws Exception {
        deleted.add(SERVER, 5);
        assertThat(handler.handle(boot(operation(4)))).isEmpty();
        assertThat(hypervisor.verbs).isEmpty();
        deleted.add(SERVER, 3);
        assertBooted(handler.handle(boot(operation(4))));
    }

    @Test
    void pastItsDeadlineItIsNotBegunAndNothingIsLeft() throws Exception {
        ServerBootFailed event = assertFailed(handler.handle(boot(expired(4))));
        assertThat(event.code()).isEqualTo("DEADLINE_PASSED");
        assertThat(event.retryable()).isTrue();
        assertThat(hypervisor.verbs).isEmpty();
    }

    @Test
    void pastItsDeadlineAHalfMadeDomainIsRemoved() throws Exception {
        hypervisor.put(SERVER, Power.OFF, BEGUN);
        assertThat(assertFailed(handler.handle(boot(expired(4)))).code()).isEqualTo("DEADLINE_PASSED");
        assertThat(hypervisor.domains).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"define", "start", "stamp"})
    void aRefusalLeavesNothingAndSaysWhy(String verb) throws Exception {
        hypervisor.failAt(verb, Cause.EXHAUSTED);
        ServerBootFailed event = assertFailed(handler.handle(boot(operation(4))));
        assertThat(event.code()).isEqualTo("EXHAUSTED");
        assertThat(event.retryable()).isTrue();
        assertThat(hypervisor.domains).isEmpty();
        assertThat(node.plugged).isEmpty();
        assertThat(node.withFiles).isEmpty();
    }

    @Test
    void whatNoNodeCanDoIsNotRetryable() throws Exception {
        hypervisor.failAt("define", Cause.REFUSED);
        assertThat(assertFailed(handler.handle(boot(operation(4)))).retryable()).isFalse();
    }

    @Test
    void aProblemWithFilesIsReported() throws Exception {
        node.filesProblem = new NodeProblem(NodeProblem.Code.IMAGE_CORRUPT, "bad bytes");
        ServerBootFailed event = assertFailed(handler.handle(boot(operation(4))));
        assertThat(event.code()).isEqualTo("IMAGE_CORRUPT");
        assertThat(event.reason()).isEqualTo("bad bytes");
        assertThat(event.retryable()).isFalse();
        assertThat(node.withFiles).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "define", "start", "stamp"})
    void aHypervisorThatDoesNotAnswerMeansAgain(String verb) throws Exception {
        hypervisor.failAt(verb, Cause.UNREACHABLE);
        assertThatThrownBy(() -> handler.handle(boot(operation(4)))).isInstanceOf(HypervisorException.class);
        hypervisor.failAt(verb, null);
        assertBooted(handler.handle(boot(operation(4))));
    }

    @Test
    void aCommandWithNonsenseInItFailsAtOnce() throws Exception {
        node.plugProblem = new IllegalArgumentException("not an address range: x");
        ServerBootFailed event = assertFailed(handler.handle(boot(operation(4))));
        assertThat(event.code()).isEqualTo("BAD_COMMAND");
        assertThat(event.retryable()).isFalse();
        assertThat(node.plugged).isEmpty();
        assertThat(hypervisor.domains).isEmpty();
    }

    @Test
    void aFailureThatCannotBeCleanedUpIsNotReportedAsClean() {
        hypervisor.failAt("start", Cause.FAILED);
        node.removalProblem = new NodeProblem(NodeProblem.Code.STORAGE, "disk full");
        assertThatThrownBy(() -> handler.handle(boot(operation(4)))).isInstanceOf(HypervisorException.class);
    }

    private ServerBooted assertBooted(Optional<AgentEvent> event) {
        ServerBooted booted = (ServerBooted) event.orElseThrow();
        assertThat(List.of(booted.operation(), booted.server(), booted.power()))
                .containsExactly(OPERATION, SERVER, PowerState.RUNNING);
        assertThat(hypervisor.power(SERVER)).isEqualTo(Power.RUNNING);
        return booted;
    }

    private static ServerBootFailed assertFailed(Optional<AgentEvent> event) {
        return (ServerBootFailed) event.orElseThrow();
    }
}
