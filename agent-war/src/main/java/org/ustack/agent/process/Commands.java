package org.ustack.agent.process;

import java.util.List;

/** Runs a program of the host to its end. */
public interface Commands {

    /**
     * @param arguments the program and its arguments, handed over as they are
     * @return what it wrote to standard output
     * @throws CommandFailed if it is not there, ends with another status than 0, or does not end in time
     */
    default String run(String... arguments) throws CommandFailed {
        return run(List.of(arguments), "");
    }

    /** As above, with a text for standard input. */
    String run(List<String> arguments, String input) throws CommandFailed;
}
