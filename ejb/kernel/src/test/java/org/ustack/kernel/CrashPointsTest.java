package org.ustack.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrashPointsTest {

    /** What the child process of the test runs. */
    static final class Child {
        public static void main(String[] args) {
            CrashPoints.reach(args[0]);
            System.exit(7);
        }
    }

    @Test
    void everyConstantOfTheAgentIsListedOnce() throws IllegalAccessException {
        List<String> constants = new ArrayList<>();
        for (Field field : CrashPoints.class.getDeclaredFields()) {
            if (field.getName().startsWith("AGENT_")) {
                constants.add((String) field.get(null));
            }
        }
        assertThat(Stream.concat(CrashPoints.agent().stream(), CrashPoints.agentMoves().stream()))
                .containsExactlyInAnyOrderElementsOf(constants)
                .doesNotHaveDuplicates();
    }

    @Test
    void theArmedPointKillsTheProcessAndNoOtherDoes() throws Exception {
        assertThat(exitStatus(CrashPoints.AGENT_BOOT_DEFINED, CrashPoints.AGENT_BOOT_DEFINED))
                .isEqualTo(137);
        assertThat(exitStatus(CrashPoints.AGENT_BOOT_DEFINED, CrashPoints.AGENT_BOOT_STARTED))
                .isEqualTo(7);
    }

    private static int exitStatus(String armed, String reached) throws Exception {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-D" + CrashPoints.PROPERTY + "=" + armed,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        reached)
                .inheritIO()
                .start();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return child.exitValue();
    }
}
