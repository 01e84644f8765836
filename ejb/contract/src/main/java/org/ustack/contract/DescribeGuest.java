package org.ustack.contract;

/**
 * What a guest may read about itself changed: from now on this is the whole of it. A config drive, once made, stays as it is.
 *
 * @param name of the server
 */
public record DescribeGuest(String node, String server, String name, GuestMetadata guest) implements AgentCommand {

    @Override
    public String subject() {
        return server;
    }
}
