package org.ustack.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorException;
import org.ustack.hypervisor.HypervisorException.Cause;

class FaultPlanTest {

    @TempDir
    Path state;

    private RunningSimulator simulator;
    private SimulatorMXBean controls;
    private HypervisorConnection first;
    private HypervisorConnection second;
    private final String id = RunningSimulator.spec(1).id();

    @BeforeEach
    void start() throws Exception {
        simulator = new RunningSimulator(state, 2);
        controls = simulator.controls();
        first = simulator.factory().connect("sim-1");
        second = simulator.factory().connect("sim-2");
        first.define(RunningSimulator.spec(1));
        second.define(RunningSimulator.spec(1));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private static Cause cause(org.assertj.core.api.ThrowableAssert.ThrowingCallable verb) {
        return catchThrowableOfType(HypervisorException.class, verb).kind();
    }

    @Test
    void failsThatVerbOnThatNodeThatOften() throws Exception {
        controls.addFault("start", "sim-1", 2, "fail", "EXHAUSTED", 0);

        second.start(id);
        assertThat(cause(() -> first.start(id))).isEqualTo(Cause.EXHAUSTED);
        assertThat(cause(() -> first.start(id))).isEqualTo(Cause.EXHAUSTED);
        assertThat(first.find(id).orElseThrow().power()).isEqualTo(Power.OFF);
        first.start(id);

        assertThat(first.find(id).orElseThrow().power()).isEqualTo(Power.RUNNING);
        assertThat(controls.listFaults()).singleElement().satisfies(fault -> {
            assertThat(fault.getHits()).isEqualTo(2);
            assertThat(fault.getVerb()).isEqualTo("START");
        });
    }

    @Test
    void lostAnswerMeansDoneAllTheSame() throws Exception {
        controls.addFault("START", "*", 1, "LOSE_ANSWER", "", 0);

        assertThat(cause(() -> first.start(id))).isEqualTo(Cause.UNREACHABLE);

        assertThat(first.find(id).orElseThrow().power()).isEqualTo(Power.RUNNING);
    }

    @Test
    void ignoredPowerButtonChangesNothing() throws Exception {
        first.start(id);
        controls.addFault("SHUT_DOWN", "sim-1", 0, "IGNORE", "", 0);

        first.shutDown(id);

        assertThat(first.find(id).orElseThrow().power()).isEqualTo(Power.RUNNING);
    }

    @Test
    void delayedVerbIsDoneAfterThatTime() throws Exception {
        controls.addFault("START", "*", 1, "DELAY", "", 60);
        long before = System.nanoTime();

        first.start(id);

        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(60_000_000L);
        assertThat(first.find(id).orElseThrow().power()).isEqualTo(Power.RUNNING);
    }

    @Test
    void hangingVerbFailsOnceTheFaultIsCleared() throws Exception {
        controls.addFault("START", "*", 1, "HANG", "UNREACHABLE", 0);
        AtomicReference<HypervisorException> thrown = new AtomicReference<>();
        CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> {
            try {
                first.start(id);
            } catch (HypervisorException e) {
                thrown.set(e);
            }
        });
        await().until(() -> controls.listFaults().get(0).getHits() == 1);
        assertThat(caller).isNotDone();

        assertThat(controls.clearFaults()).isEqualTo(1);

        caller.join();
        assertThat(thrown.get().kind()).isEqualTo(Cause.UNREACHABLE);
        assertThat(first.find(id).orElseThrow().power()).isEqualTo(Power.OFF);
    }

    @Test
    void crashFollowsTheVerbAndIsHeardOf() throws Exception {
        controls.addFault("START", "sim-1", 1, "CRASH", "", 0);

        first.start(id);

        assertThat(first.find(id).orElseThrow().power()).isEqualTo(Power.CRASHED);
        await().until(() -> simulator.container().saw(id, Power.CRASHED));
    }

    @Test
    void listenersHearOfWhatTheGuestDoes() throws Exception {
        first.start(id);

        controls.shutDownDomain("sim-1", id);

        await().until(() -> simulator.container().saw(id, Power.OFF));
    }

    @Test
    void downNodeIsUnreachableAndItsGuestsGoOn() throws Exception {
        first.start(id);
        controls.nodeDown("sim-1");

        assertThat(controls.getNodesDown()).containsExactly("sim-1");
        assertThat(cause(() -> first.list())).isEqualTo(Cause.UNREACHABLE);
        assertThat(cause(() -> simulator.factory().connect("sim-1"))).isEqualTo(Cause.UNREACHABLE);
        assertThat(second.list()).hasSize(1);

        controls.nodeUp("sim-1");
        assertThat(first.find(id).orElseThrow().power()).isEqualTo(Power.RUNNING);
        await().until(() -> simulator.container().sawReconnect());
    }

    @Test
    void nonsenseIsRefusedWithItsReason() {
        assertThatThrownBy(() -> controls.addFault("jump", "*", 1, "FAIL", "", 0))
                .hasMessageContaining("jump");
        assertThatThrownBy(() -> controls.addFault("START", "sim-9", 1, "FAIL", "", 0))
                .hasMessageContaining("sim-9");
        assertThatThrownBy(() -> controls.addFault("START", "*", -1, "FAIL", "", 0))
                .hasMessageContaining("times");
        assertThatThrownBy(() -> controls.addFault("START", "*", 1, "DELAY", "", 0))
                .hasMessageContaining("millis");
        assertThatThrownBy(() -> controls.addFault("LIST", "*", 1, "IGNORE", "", 0))
                .hasMessageContaining("IGNORE");
        assertThat(controls.listFaults()).isEmpty();
    }

    @Test
    void cutConnectionIsReplacedAndTheGuestGoesOn() throws Exception {
        first.start(id);
        int before = simulator.pool().created();
        controls.cutConnections();

        assertThat(cause(() -> first.find(id))).isEqualTo(Cause.UNREACHABLE);
        HypervisorConnection again = simulator.factory().connect("sim-1");

        assertThat(again.find(id).orElseThrow().power()).isEqualTo(Power.RUNNING);
        assertThat(simulator.pool().created()).isEqualTo(before + 1);
        assertThat(simulator.pool().thrownAway()).isEqualTo(1);
    }

    @Test
    void cutConnectionIsFoundWhileItLiesInThePool() throws Exception {
        first.close();
        controls.cutConnections();

        assertThat(simulator.factory().connect("sim-1").find(id)).isPresent();

        assertThat(simulator.pool().thrownAway()).isEqualTo(1);
    }
}
