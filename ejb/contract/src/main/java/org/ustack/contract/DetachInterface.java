package org.ustack.contract;

/** Take a card away, also while the server runs; not there any more is fine. */
public record DetachInterface(String node, OperationRef operation, String server, String port, String mac)
        implements AgentCommand {

    @Override
    public String subject() {
        return server;
    }
}
