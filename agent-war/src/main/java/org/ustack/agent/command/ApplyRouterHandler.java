package org.ustack.agent.command;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.ApplyRouter;
import org.ustack.contract.RouterApplied;
import org.ustack.hypervisor.HypervisorException;

/**
 * Makes a router what it is to be and says how that went. A failure is an answer, too: the controller knows the router's newest state
 * and sends that again.
 */
public final class ApplyRouterHandler implements CommandHandler<ApplyRouter> {

    private static final Logger LOG = Logger.getLogger(ApplyRouterHandler.class);

    private final NodeParts node;

    public ApplyRouterHandler(NodeParts node) {
        this.node = node;
    }

    @Override
    public Class<ApplyRouter> command() {
        return ApplyRouter.class;
    }

    @Override
    public Optional<AgentEvent> handle(ApplyRouter command) throws HypervisorException {
        String id = command.router().id();
        String problem = null;
        try {
            if (!node.network().applyRouter(command.router(), command.generation())) {
                LOG.debugf("router %s, generation %d, is not applied: a newer one is", id, command.generation());
                return Optional.empty();
            }
        } catch (NodeProblem e) {
            LOG.errorf("router %s, generation %d, could not be applied: %s", id, command.generation(), e.getMessage());
            problem = String.valueOf(e.getMessage());
        }
        return Optional.of(new RouterApplied(command.node(), id, command.generation(), problem));
    }
}
