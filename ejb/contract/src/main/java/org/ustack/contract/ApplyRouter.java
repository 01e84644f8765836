package org.ustack.contract;

/**
 * The node has this router: apply this as its whole new state.
 *
 * @param generation grows with each change of the router or its place; an agent ignores one that is not newer
 */
public record ApplyRouter(String node, RouterSpec router, long generation) implements AgentCommand {

    @Override
    public String subject() {
        return router.id();
    }
}
