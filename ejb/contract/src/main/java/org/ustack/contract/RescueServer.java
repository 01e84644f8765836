package org.ustack.contract;

/**
 * Start the server from another image, its own disks behind that one's.
 *
 * @param image to start from
 * @param metadata with the password for the time of the rescue
 */
public record RescueServer(
        String node,
        OperationRef operation,
        String server,
        DomainShape shape,
        ImageSource image,
        GuestMetadata metadata)
        implements AgentCommand {

    @Override
    public String subject() {
        return server;
    }
}
