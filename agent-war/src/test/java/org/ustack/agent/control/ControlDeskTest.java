package org.ustack.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.agent.Fixtures.NODE;
import static org.ustack.agent.Fixtures.SERVER;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.agent.command.FakeHypervisor;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.ControlReply;
import org.ustack.contract.ControlRequest;
import org.ustack.hypervisor.DomainState.Power;
import org.ustack.hypervisor.HypervisorException;

class ControlDeskTest {

    @TempDir
    Path state;

    private final FakeHypervisor hypervisor = new FakeHypervisor();

    private ControlReply ask(ControlRequest request) {
        return new ControlDesk(hypervisor, new InstanceStore(state), "192.0.2.10").answer(request);
    }

    @Test
    void answersWhatItCan() throws Exception {
        hypervisor.put(SERVER, Power.RUNNING, null);
        assertThat(ask(new ControlRequest.ReadConsoleLog(NODE, SERVER, 2))).isEqualTo(new ControlReply.ConsoleLog(""));
        Path log = new InstanceStore(state).consoleLog(SERVER);
        Files.createDirectories(log.getParent());
        Files.writeString(log, "one\ntwo\nthree\n");
        assertThat(ask(new ControlRequest.ReadConsoleLog(NODE, SERVER, 2)))
                .as("two pieces, split at line breaks")
                .isEqualTo(new ControlReply.ConsoleLog("three\n"));
        assertThat(ask(new ControlRequest.LocateConsole(NODE, SERVER, "vnc")))
                .isEqualTo(new ControlReply.ConsoleLocation("192.0.2.10", 5901));
        assertThat(ask(new ControlRequest.ReadDiagnostics(NODE, SERVER))).isInstanceOf(ControlReply.Diagnostics.class);
    }

    @Test
    void refusesWithAReason() {
        assertThat(code(new ControlRequest.ReadDiagnostics(NODE, SERVER))).isEqualTo("NO_DOMAIN");
        hypervisor.put(SERVER, Power.OFF, null);
        assertThat(code(new ControlRequest.LocateConsole(NODE, SERVER, "vnc"))).isEqualTo("WRONG_STATE");
        assertThat(code(new ControlRequest.LocateConsole(NODE, SERVER, "rdp"))).isEqualTo("NO_CONSOLE");
        hypervisor.put(SERVER, Power.RUNNING, null);
        assertThat(code(new ControlRequest.LocateConsole(NODE, SERVER, "serial")))
                .as("a running server without such a console is not called off")
                .isEqualTo("NO_CONSOLE");
        hypervisor.failAt("connect", HypervisorException.Cause.UNREACHABLE);
        assertThat(code(new ControlRequest.ReadDiagnostics(NODE, SERVER))).isEqualTo("UNREACHABLE");
    }

    private String code(ControlRequest request) {
        return ((ControlReply.Refused) ask(request)).code();
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "1, ''", "2, 'c\n'", "3, 'b\nc\n'", "4, 'a\nb\nc\n'", "9, 'a\nb\nc\n'", ", 'a\nb\nc\n'"})
    void lastLines(Integer lines, String expected) throws Exception {
        Path log = Files.writeString(state.resolve("log"), "a\nb\nc\n");
        assertThat(ConsoleLogTail.read(log, lines)).isEqualTo(expected);
    }

    @Test
    void aHugeLogIsCutAtItsBeginning() throws Exception {
        Path log = Files.writeString(state.resolve("log"), "x".repeat(3 * ConsoleLogTail.MAX_BYTES) + "end");
        assertThat(ConsoleLogTail.read(log, null))
                .hasSize(ConsoleLogTail.MAX_BYTES)
                .endsWith("end");
    }
}
