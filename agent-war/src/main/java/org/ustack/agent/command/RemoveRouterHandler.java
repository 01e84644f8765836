package org.ustack.agent.command;

import java.util.Optional;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.RemoveRouter;
import org.ustack.hypervisor.HypervisorException;

/** Takes a router off the node. Reports nothing: the controller has forgotten it here; what fails comes again. */
public final class RemoveRouterHandler implements CommandHandler<RemoveRouter> {

    private final NodeParts node;

    public RemoveRouterHandler(NodeParts node) {
        this.node = node;
    }

    @Override
    public Class<RemoveRouter> command() {
        return RemoveRouter.class;
    }

    @Override
    public Optional<AgentEvent> handle(RemoveRouter command) throws HypervisorException {
        try {
            node.network().removeRouter(command.router(), command.generation());
        } catch (NodeProblem e) {
            throw new HypervisorException(
                    HypervisorException.Cause.FAILED, "the router could not be removed: " + e.getMessage(), e);
        }
        return Optional.empty();
    }
}
