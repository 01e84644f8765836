package org.ustack.contract;

/**
 * Bring a server that exists into another running state.
 *
 * @param verb what was asked for
 * @param graceSeconds how long a guest may take to shut down by itself before it is switched off
 */
public record ChangePower(String node, OperationRef operation, String server, Verb verb, int graceSeconds)
        implements AgentCommand {

    public enum Verb {
        START,
        STOP,
        SOFT_REBOOT,
        HARD_REBOOT,
        PAUSE,
        UNPAUSE,
        SUSPEND,
        RESUME
    }

    @Override
    public String subject() {
        return server;
    }
}
