package org.ustack.contract;

/**
 * A port of a running server changed: apply this as its whole new state.
 *
 * @param generation grows with each change of the port; an agent ignores one that is not newer
 */
public record ApplyPortRules(String node, String server, NicSpec nic, long generation) implements AgentCommand {
    @Override
    public String subject() {
        return server;
    }
}
