package org.ustack.contract;

/**
 * The node does not have this router any more.
 *
 * @param router router id
 * @param generation of the removal; what comes late and is older stays removed
 */
public record RemoveRouter(String node, String router, long generation) implements AgentCommand {

    @Override
    public String subject() {
        return router;
    }
}
