package org.ustack.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HypervisorConnection;

class JournalTest {

    private static final int BOOTS = 2_000;

    @TempDir
    Path state;

    /** Nothing is closed in between: the copy is what a killed process leaves. */
    @Test
    void domainsSurviveAKilledProcess(@TempDir Path after) throws Exception {
        try (RunningSimulator simulator = new RunningSimulator(state, 1);
                HypervisorConnection connection = simulator.factory().connect("sim-1")) {
            connection.define(RunningSimulator.spec(1));
            connection.start(RunningSimulator.spec(1).id());
            connection.define(RunningSimulator.spec(2));
            connection.define(RunningSimulator.spec(3));
            connection.undefine(RunningSimulator.spec(3).id());
            Files.copy(state.resolve("domains.journal"), after.resolve("domains.journal"));
        }
        Files.writeString(
                after.resolve("domains.journal"), "{\"node\":\"sim-1\",\"id\":\"torn", StandardOpenOption.APPEND);

        try (RunningSimulator simulator = new RunningSimulator(after, 1);
                HypervisorConnection connection = simulator.factory().connect("sim-1")) {
            assertThat(connection.list()).hasSize(2);
            assertThat(connection.find(RunningSimulator.spec(1).id()).orElseThrow())
                    .satisfies(domain -> {
                        assertThat(domain.power()).isEqualTo(Power.RUNNING);
                        assertThat(domain.stamp())
                                .isEqualTo(RunningSimulator.spec(1).stamp());
                    });
            assertThat(connection
                            .find(RunningSimulator.spec(2).id())
                            .orElseThrow()
                            .power())
                    .isEqualTo(Power.OFF);
            connection.define(RunningSimulator.spec(2));
        }
    }

    @Test
    void damagedLineIsNotPassedOver() throws Exception {
        Files.writeString(state.resolve("domains.journal"), "no json\n");

        assertThatThrownBy(() -> new Journal(state)).isInstanceOf(IOException.class);
    }

    @Test
    void directoryServesOneSimulatorAtATime() throws Exception {
        try (Journal journal = new Journal(state)) {
            assertThat(journal.domains()).isEmpty();
            assertThatThrownBy(() -> new Journal(state)).hasMessageContaining("in use");
        }
        new Journal(state).close();
    }

    @Test
    void historyIsDropped() throws Exception {
        try (Journal journal = new Journal(state)) {
            SimulatedDomain domain = new SimulatedDomain(
                    RunningSimulator.spec(1),
                    Power.OFF,
                    RunningSimulator.spec(1).stamp(),
                    0);
            for (int i = 0; i < 20_010; i++) {
                journal.write("sim-1", domain.spec().id(), domain);
            }
            try (var lines = Files.lines(state.resolve("domains.journal"))) {
                assertThat(lines.count()).isLessThan(100);
            }
        }
    }

    /** The bound is ten times what an idle machine needs; a fsync or a rewrite for each change would break it. */
    @Test
    void defineAndStartCostFarLessThanAMillisecond() throws Exception {
        try (RunningSimulator simulator = new RunningSimulator(state, 1);
                HypervisorConnection connection = simulator.factory().connect("sim-1")) {
            long before = System.nanoTime();
            for (int i : IntStream.range(0, BOOTS).toArray()) {
                connection.define(RunningSimulator.spec(i));
                connection.start(RunningSimulator.spec(i).id());
            }
            long microseconds = (System.nanoTime() - before) / 1_000 / BOOTS;
            System.out.println("define and start: " + microseconds + " microseconds");
            assertThat(microseconds).isLessThan(1_000);
        }
    }
}
