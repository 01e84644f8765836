package org.ustack.agent.command;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.ApplyPortRules;
import org.ustack.hypervisor.HypervisorException;

/** Gives a port its new rules. Reports nothing; a port that is not here, or has newer rules, is left as it is. */
public final class ApplyPortRulesHandler implements CommandHandler<ApplyPortRules> {

    private static final Logger LOG = Logger.getLogger(ApplyPortRulesHandler.class);

    private final NodeParts node;

    public ApplyPortRulesHandler(NodeParts node) {
        this.node = node;
    }

    @Override
    public Class<ApplyPortRules> command() {
        return ApplyPortRules.class;
    }

    @Override
    public Optional<AgentEvent> handle(ApplyPortRules command) throws HypervisorException {
        try {
            if (!node.network().applyRules(command.server(), command.nic(), command.generation())) {
                LOG.debugf(
                        "rules of port %s, generation %d, are not applied",
                        command.nic().port(), command.generation());
            }
        } catch (NodeProblem e) {
            throw new HypervisorException(
                    HypervisorException.Cause.FAILED, "the rules could not be applied: " + e.getMessage(), e);
        }
        return Optional.empty();
    }
}
