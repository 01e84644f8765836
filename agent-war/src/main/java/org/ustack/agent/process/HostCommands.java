package org.ustack.agent.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@link Commands} on this machine. */
public final class HostCommands implements Commands {

    private static final int ERROR_CHARACTERS = 500;

    private final Duration timeout;

    /** @param timeout after which a program is killed */
    public HostCommands(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public String run(List<String> arguments, String input) throws CommandFailed {
        Path folder = null;
        try {
            // Files rather than pipes: a daemon that the program leaves behind may keep its output open for ever.
            folder = Files.createTempDirectory("ustack-command");
            Path in = Files.writeString(folder.resolve("in"), input);
            Path out = folder.resolve("out");
            Path err = folder.resolve("err");
            Process process = new ProcessBuilder(arguments)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new CommandFailed(name(arguments) + " did not end within " + timeout.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new CommandFailed(name(arguments) + " ended with status " + process.exitValue() + ": "
                        + shortened(Files.readString(err, StandardCharsets.UTF_8)));
            }
            return Files.readString(out, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailed(arguments.get(0) + " could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(arguments.get(0) + " was interrupted", e);
        } finally {
            remove(folder);
        }
    }

    /** The first words tell which of its jobs a program failed at; the rest may be long. */
    private static String name(List<String> arguments) {
        return shortened(String.join(" ", arguments.subList(0, Math.min(6, arguments.size()))));
    }

    private static String shortened(String text) {
        String line = text.strip();
        return line.length() <= ERROR_CHARACTERS ? line : line.substring(0, ERROR_CHARACTERS) + "…";
    }

    private static void remove(Path folder) throws CommandFailed {
        if (folder == null) {
            return;
        }
        try {
            for (String name : List.of("in", "out", "err")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new CommandFailed("the folder " + folder + " could not be removed", e);
        }
    }
}
