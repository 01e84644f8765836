package org.ustack.agent.command;

import java.util.Optional;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.ApplyGroupMembers;
import org.ustack.hypervisor.HypervisorException;

/** Lets rules that refer to a group see its new members. Reports nothing; news that is not newer changes nothing. */
public final class ApplyGroupMembersHandler implements CommandHandler<ApplyGroupMembers> {

    private final NodeParts node;

    public ApplyGroupMembersHandler(NodeParts node) {
        this.node = node;
    }

    @Override
    public Class<ApplyGroupMembers> command() {
        return ApplyGroupMembers.class;
    }

    @Override
    public Optional<AgentEvent> handle(ApplyGroupMembers command) throws HypervisorException {
        try {
            node.network().applyMembers(command.group(), command.members(), command.generation());
        } catch (NodeProblem e) {
            throw new HypervisorException(
                    HypervisorException.Cause.FAILED, "the members could not be applied: " + e.getMessage(), e);
        }
        return Optional.empty();
    }
}
