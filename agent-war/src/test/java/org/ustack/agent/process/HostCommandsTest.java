package org.ustack.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostCommandsTest {

    private final Commands commands = new HostCommands(Duration.ofSeconds(20));

    @Test
    void argumentsReachTheProgramAsTheyAre() throws Exception {
        assertThat(commands.run("printf", "%s", "a b; $(id) \"'")).isEqualTo("a b; $(id) \"'");
        assertThat(commands.run(List.of("cat"), "typed in")).isEqualTo("typed in");
    }

    @Test
    void aFailureCarriesWhatWasSaid() {
        assertThatThrownBy(() -> commands.run("ls", "/no/such/folder"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("/no/such/folder")
                .hasMessageContaining("status 2");
        assertThatThrownBy(() -> commands.run("no-such-program")).hasMessageContaining("could not be started");
    }

    @Test
    void whatDoesNotEndIsEnded() {
        assertThatThrownBy(() -> new HostCommands(Duration.ofMillis(200)).run("sleep", "60"))
                .hasMessageContaining("did not end");
    }
}
