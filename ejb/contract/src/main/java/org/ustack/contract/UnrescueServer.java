package org.ustack.contract;

/** Start the server from its own disk again; the disk of the rescue goes. */
public record UnrescueServer(
        String node, OperationRef operation, String server, DomainShape shape, GuestMetadata metadata)
        implements AgentCommand {

    @Override
    public String subject() {
        return server;
    }
}
