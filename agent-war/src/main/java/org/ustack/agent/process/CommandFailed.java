package org.ustack.agent.process;

/** A program of the host did not do its work. The message names it and carries what it said. */
public class CommandFailed extends Exception {

    private static final long serialVersionUID = 1L;

    public CommandFailed(String message) {
        super(message);
    }

    public CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
