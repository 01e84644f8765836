package org.ustack.agent.command;

import java.util.Optional;
import java.util.Set;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.DestroyOrphan;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;

/** Removes a domain that nobody owns. Reports nothing: the next inventory shows that it is gone. */
public final class DestroyOrphanHandler implements CommandHandler<DestroyOrphan> {

    private final HypervisorConnectionFactory hypervisors;
    private final Cleanup cleanup;

    public DestroyOrphanHandler(HypervisorConnectionFactory hypervisors, NodeParts node, InstanceStore store) {
        this.hypervisors = hypervisors;
        this.cleanup = new Cleanup(node, store);
    }

    @Override
    public Class<DestroyOrphan> command() {
        return DestroyOrphan.class;
    }

    @Override
    public Optional<AgentEvent> handle(DestroyOrphan command) throws HypervisorException {
        try (HypervisorConnection hypervisor = hypervisors.connect(command.node())) {
            if (isOnAnotherNode(command)) {
                // The files of an agent's nodes are one: they belong to the node that the server went to.
                hypervisor.powerOff(command.server());
                hypervisor.undefine(command.server());
                return Optional.empty();
            }
            cleanup.remove(hypervisor, command.server(), Set.of());
        } catch (NodeProblem e) {
            throw new HypervisorException(
                    HypervisorException.Cause.FAILED, "an orphan could not be removed: " + e.getMessage(), e);
        }
        return Optional.empty();
    }

    private boolean isOnAnotherNode(DestroyOrphan command) throws HypervisorException {
        for (String other : hypervisors.nodes()) {
            if (!other.equals(command.node())) {
                try (HypervisorConnection hypervisor = hypervisors.connect(other)) {
                    if (hypervisor.find(command.server()).isPresent()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
