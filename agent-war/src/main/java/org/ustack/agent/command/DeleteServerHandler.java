package org.ustack.agent.command;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.ustack.agent.NodeParts;
import org.ustack.agent.NodeProblem;
import org.ustack.agent.NodeProblem.Code;
import org.ustack.agent.instance.InstanceStore;
import org.ustack.contract.AgentEvent;
import org.ustack.contract.DeleteServer;
import org.ustack.contract.PowerState;
import org.ustack.contract.ServerDeleted;
import org.ustack.contract.ServerOperationFailed;
import org.ustack.hypervisor.DomainState;
import org.ustack.hypervisor.HypervisorConnection;
import org.ustack.hypervisor.HypervisorConnectionFactory;
import org.ustack.hypervisor.HypervisorException;

/** Deletes a server. One that is not there is deleted; what an earlier attempt left of it is removed all the same. */
public final class DeleteServerHandler implements CommandHandler<DeleteServer> {

    private static final Logger LOG = Logger.getLogger(DeleteServerHandler.class);

    private final HypervisorConnectionFactory hypervisors;
    private final DeletedServers deleted;
    private final Clock clock;
    private final Cleanup cleanup;

    public DeleteServerHandler(
            HypervisorConnectionFactory hypervisors,
            NodeParts node,
            InstanceStore store,
            DeletedServers deleted,
            Clock clock) {
        this.hypervisors = hypervisors;
        this.deleted = deleted;
        this.clock = clock;
        this.cleanup = new Cleanup(node, store);
    }

    @Override
    public Class<DeleteServer> command() {
        return DeleteServer.class;
    }

    @Override
    public Optional<AgentEvent> handle(DeleteServer command) throws HypervisorException {
        try (HypervisorConnection hypervisor = hypervisors.connect(command.node())) {
            Optional<DomainState> domain = hypervisor.find(command.server());
            if (domain.isPresent() && Stamps.isLate(domain.get(), command.operation())) {
                LOG.infof(
                        "deletion of %s is late (operation %s)",
                        command.server(), command.operation().id());
                return Optional.empty();
            }
            try {
                if (domain.isPresent()
                        && clock.instant().isAfter(command.operation().deadline())) {
                    throw new NodeProblem(Code.DEADLINE_PASSED, "The command came after its deadline.");
                }
                Set<String> ports =
                        command.ports().stream().map(DeleteServer.PortRef::port).collect(Collectors.toSet());
                cleanup.remove(hypervisor, command.server(), ports);
            } catch (NodeProblem e) {
                return failed(command, hypervisor, e);
            } catch (HypervisorException e) {
                return failed(command, hypervisor, Powers.problem(e));
            }
            deleted.add(command.server(), command.operation().sequence());
            return Optional.of(
                    new ServerDeleted(command.node(), command.operation().id(), command.server()));
        }
    }

    private static Optional<AgentEvent> failed(
            DeleteServer command, HypervisorConnection hypervisor, NodeProblem problem) throws HypervisorException {
        LOG.warnf(problem, "deletion of %s failed: %s", command.server(), problem.code());
        PowerState power = hypervisor
                .find(command.server())
                .map(domain -> Powers.of(domain.power()))
                .orElse(null);
        return Optional.of(new ServerOperationFailed(
                command.node(),
                command.operation().id(),
                command.server(),
                problem.code().name(),
                problem.getMessage(),
                power));
    }
}
