package org.ustack.contract;

/**
 * Remove a domain that no row stands behind. Sent by the reconciler only, after two inventories showed it.
 *
 * @param server the domain's UUID
 */
public record DestroyOrphan(String node, String server) implements AgentCommand {
    @Override
    public String subject() {
        return server;
    }
}
