package org.ustack.contract;

/**
 * Give a server another card, also while it runs.
 *
 * @param model of the card, such as {@code virtio}
 */
public record AttachInterface(String node, OperationRef operation, String server, NicSpec nic, String model)
        implements AgentCommand {

    @Override
    public String subject() {
        return server;
    }
}
